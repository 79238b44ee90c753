"""The description at /api/schema/ is true: schemathesis asks what it says one may ask, and what one may not."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, transaction
from django.test import Client, override_settings
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from schemathesis import Case, HookContext

from services.api import openapi
from tests.cms_pages.content_api.content import Content, make_content

api = schemathesis.openapi.from_dict(openapi.document())
api.app = get_wsgi_application()
_there: list[Content] = []


@api.hook
def map_path_parameters(context: HookContext, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """For half of the numbers one that exists: any other is found nowhere."""
    if path_parameters and isinstance(number := path_parameters.get("id"), int) and number % 2:
        path_parameters["id"] = _there[-1].number_at(getattr(context.operation, "path", ""))
    return path_parameters


@pytest.fixture(scope="module")
def content(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Content]:
    """Something at every address, once for all of these tests, in a transaction that is taken back."""
    signals = (request_started, request_finished)
    # As Django's test client does: a request must not close the connection that holds the transaction.
    for signal in signals:
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), override_settings(RATE_LIMITS=False), transaction.atomic():
        _there.append(make_content())
        yield _there[-1]
        transaction.set_rollback(True)
    for signal in signals:
        signal.connect(close_old_connections)


@api.parametrize()
@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_answers_are_as_described(case: Case, content: Content) -> None:
    """All checks: no 500, statuses, types, headers and bodies as described, wrong input refused, right one taken."""
    case.call_and_validate()


def test_what_is_asked_is_what_is_served(client: Client, content: Content) -> None:
    assert client.get("/api/schema/").json() == openapi.document()
