"""*Lupa nomor*: the registered contact is told, the page tells nobody anything."""

import pytest
from django.test import Client

from services.notifications.models import Message
from services.tracking.actions import answer_lost_number, ask_for_lost_number
from services.tracking.jobs import answer_lost_numbers
from services.tracking.models import LostNumberRequest
from tests.support.registrations import registration

pytestmark = pytest.mark.django_db

PAGE = "/lacak/lupa-nomor/"


def _lost() -> list[str]:
    return [message.body for message in Message.objects.filter(template="lost_number")]


@pytest.mark.parametrize("typed", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890"])
def test_the_phone_as_people_type_it_finds_the_registration(client: Client, typed: str) -> None:
    asked = registration()
    client.post(PAGE, {"telepon": typed})
    answer_lost_numbers()
    assert [asked.number in body for body in _lost()] == [True]


def test_an_email_finds_it_without_regard_to_case(client: Client) -> None:
    registration()
    client.post(PAGE, {"surel": "SITI@example.TEST"})
    answer_lost_numbers()
    assert len(_lost()) == 1


def test_a_known_and_an_unknown_contact_get_the_same_answer(client: Client) -> None:
    registration()
    known = client.post(PAGE, {"telepon": "081234567890"})
    unknown = client.post(PAGE, {"telepon": "081111111111"})
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)


def test_the_contact_is_not_kept_in_clear(client: Client) -> None:
    client.post(PAGE, {"telepon": "081234567890"})
    kept = LostNumberRequest.objects.get()
    assert len(kept.contact_index) == 64


def test_a_request_is_answered_once() -> None:
    registration()
    ask_for_lost_number(phone="+6281234567890")
    request_id = LostNumberRequest.objects.get().pk
    assert [answer_lost_number(request_id), answer_lost_number(request_id)] == [1, 0]
    assert len(_lost()) == 1


def test_a_contact_is_written_to_three_times_a_day_at_most(client: Client) -> None:
    registration()
    answers = {client.post(PAGE, {"telepon": "081234567890"}).status_code for _ in range(6)}
    answer_lost_numbers()
    assert answers == {200}
    assert len(_lost()) == 3


@pytest.mark.parametrize("data", [{}, {"telepon": "", "surel": ""}, {"telepon": "123"}, {"surel": "bukan surel"}])
def test_what_is_no_contact_is_told_and_asks_nothing(client: Client, data: dict[str, str]) -> None:
    assert client.post(PAGE, data).status_code == 400
    assert not LostNumberRequest.objects.exists()
