"""The admin speaks Indonesian where staff meet it daily; the compiled catalogue is the written one."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext

ENTRY = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)


def test_every_written_translation_is_the_one_that_is_used() -> None:
    catalogue = (settings.BASE_DIR / "locale/id/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    written = [(source.replace('\\"', '"'), words.replace('\\"', '"')) for source, words in ENTRY.findall(catalogue)]
    assert len(written) > 40
    assert [(source, gettext(source)) for source, _ in written] == written


@pytest.mark.django_db
def test_the_admin_greets_in_indonesian_under_our_name(admin: Client) -> None:
    text = admin.get("/admin/").content.decode()
    assert "Selamat datang di Portal Labkesmas" in text
    assert "Search all pages" not in text
    assert "css/admin.css" in text
    assert re.findall(r"<title>\s*(.*?)\s*</title>", text) == ["Dasbor - Portal Labkesmas"]
