"""Where no view answers: pages for people, problem documents for programs, and of what broke not a word."""

import logging
from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings

from portal import errors

BROKEN = "nowhere.at_all.Throttle"


def get(path: str) -> HttpRequest:
    return RequestFactory().get(path)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/api/v1/exam-types/", "/api/v2/pages/", "/api/schema/"])
def test_what_nobody_foresaw_is_a_problem_and_stands_in_the_log(
    settings: Settings, caplog: pytest.LogCaptureFixture, address: str
) -> None:
    settings.API_THROTTLES = [BROKEN]
    answer = Client(raise_request_exception=False).get(address)
    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        500,
        "application/problem+json",
        "no-store",
    )
    assert answer.json() == {
        "type": "http://127.0.0.1:8000/api/docs/#internal_error",
        "title": "Something broke on our side, and we have been told",
        "status": 500,
        "code": "internal_error",
    }
    (record,) = [each for each in caplog.records if each.name == "django.request" and each.levelno == logging.ERROR]
    assert record.exc_info is not None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("view", "status", "code"),
    [
        (errors.bad_request, 400, "bad_request"),
        (errors.permission_denied, 403, "forbidden"),
        (errors.page_not_found, 404, "not_found"),
        (errors.server_error, 500, "internal_error"),
    ],
)
def test_programs_get_problems_and_people_pages(view: Any, status: int, code: str) -> None:
    problem, page = view(get("/api/v9/")), view(get("/berita/x/"))
    assert (problem.status_code, problem["Content-Type"]) == (status, "application/problem+json")
    assert f'"code": "{code}"' in problem.content.decode()
    assert (page.status_code, page["Content-Type"]) == (status, "text/html; charset=utf-8")


@pytest.mark.django_db
def test_a_host_that_is_not_ours_is_a_problem_too(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["portal.example.test"]
    answer = Client().get("/api/v2/pages/", SERVER_NAME="lain.example.test")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("address", ["/api/docs/", "/api/schema/", "/api/v1/exam-types/"])
def test_what_is_only_read_is_not_written(client: Client, address: str, method: str) -> None:
    answer = getattr(client, method)(address, data="<x/>", content_type="application/xml")
    assert (answer.status_code, answer["Content-Type"]) == (405, "application/problem+json")
    assert "GET" in answer["Allow"]
