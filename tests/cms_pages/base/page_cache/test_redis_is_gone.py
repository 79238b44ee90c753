"""Pages are rendered, as slowly as without a cache, where Redis doesn't answer."""

import logging

import pytest
from django.test import Client
from pytest_django import Settings

from tests.cms_pages.base.page_cache.reading import twice


def test_readers_get_their_page(reader: Client, settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    nobody_listens = {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = settings.CACHES | {"pages": nobody_listens}
    caplog.set_level(logging.WARNING, logger="cms_pages.base.page_cache.kept")
    answers = [reader.get("/") for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert twice(reader, "/") == ("stored", "stored")
    assert {record.getMessage() for record in caplog.records} == {"kept pages can't be read", "pages can't be kept"}
