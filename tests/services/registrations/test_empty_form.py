"""The empty form that is rendered once for everybody: each gets a token and a proof of work of their own."""

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from services.common.form_tokens import read_form_token
from services.registrations.forms import LaboratoryForm
from services.registrations.models import Registration
from services.registrations.views.empty_form import forget_empty_form
from tests.support.public_form import FORM, Sender
from tests.support.registrations import exam

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rendered_once(settings: Any) -> Iterator[None]:
    settings.EMPTY_FORM_SECONDS = 60
    forget_empty_form()
    yield
    forget_empty_form()


def _page(client: Client) -> str:
    answer = client.get(FORM)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store, private"
    assert not answer.cookies
    return answer.content.decode()


def _token(page: str) -> str:
    return re.findall(r'name="form_token" value="([^"]+)"', page)[0]


def test_each_visitor_gets_a_token_and_a_challenge_of_their_own(client: Client) -> None:
    exam()
    pages = [_page(client), _page(client)]
    tokens = [read_form_token(LaboratoryForm.token_kind, _token(page)) for page in pages]
    challenges = [json.loads(unescape(re.findall(r'data-challenge="([^"]+)"', page)[0])) for page in pages]
    assert tokens[0].id != tokens[1].id
    assert [each["parameters"]["data"] for each in challenges] == [{"form": token.id} for token in tokens]
    assert [token.context for token in tokens] == ["2026-11", "2026-11"]
    same = [re.sub(r'(name="form_token" value|data-challenge)="[^"]+"', r'\1=""', page) for page in pages]
    assert same[0] == same[1]


def test_it_is_the_page_that_is_rendered_for_one_visitor(client: Client, settings: Any) -> None:
    exam()
    settings.CAPTCHA = False
    moulded = _page(client)
    settings.EMPTY_FORM_SECONDS = 0
    own = _page(client)
    assert moulded.replace(_token(moulded), "") == own.replace(_token(own), "")


def test_the_second_visitor_costs_no_query(client: Client) -> None:
    exam()
    _page(client)
    with CaptureQueriesContext(connection) as captured:
        _page(client)
    assert captured.captured_queries == []


def test_what_it_offers_can_be_sent(sender: Sender) -> None:
    token = _token(_page(sender.client))
    assert sender.taken(form_token=token) == Registration.objects.get()


def test_a_new_price_shows_when_the_page_is_made_anew(client: Client) -> None:
    exam("Kolesterol", 30_000)
    assert ":30000" in _page(client)
    exam("Kolesterol", 35_000)
    forget_empty_form()
    assert ":35000" in _page(client)
