"""Tokens, proof of work, the trap, and how many forms an address may send. What was typed always comes back."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from services.common.form_tokens import new_form_token
from services.common.proof_of_work import solve
from services.registrations.enums import Flag
from services.registrations.forms.protection import EXPIRED, TOO_FAST, TRAPPED
from services.registrations.models import Registration
from services.registrations.views.laboratory import FORMS_PER_HOUR
from tests.support.public_form import NOTHING, Sender, freeze, written
from tests.support.registrations import NIK

pytestmark = pytest.mark.django_db


@pytest.fixture
def working(sender: Sender, settings: Any) -> Sender:
    """A visitor of whom a proof of work is wanted."""
    settings.CAPTCHA = True
    return sender


def _opened_earlier(sender: Sender, monkeypatch: pytest.MonkeyPatch, **ago: float) -> str:
    now = timezone.now()
    with monkeypatch.context() as earlier:
        freeze(earlier, now - timedelta(**ago))
        return sender.open().token_to_show


@pytest.mark.parametrize("token", ["", "x", "x:y", "\x00", "ə" * 50, "a" * 10_000])
def test_a_token_that_is_none_of_ours_shows_the_form_again(sender: Sender, token: str) -> None:
    answer = sender.send(form_token=token)
    assert (answer.status, written()) == (400, NOTHING)
    assert EXPIRED in answer.summary
    assert (answer.value("full_name"), answer.value("nik")) == ("Siti Rahmawati", NIK)
    again = sender.filled(form_token=answer.value("form_token"), referral_kept=answer.kept)
    assert sender.post(again).status == 302


def test_the_token_of_another_kind_of_form_is_none(sender: Sender) -> None:
    assert EXPIRED in sender.send(form_token=new_form_token("registrasi-klinik", "2026-11")).summary
    assert written() == NOTHING


def test_an_expired_token_shows_what_was_typed_and_a_new_token(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    old = _opened_earlier(sender, monkeypatch, hours=24, seconds=5)
    answer = sender.send(form_token=old, full_name="Rahmawati")
    assert (answer.status, answer.summary, written()) == (400, [EXPIRED], NOTHING)
    assert answer.value("full_name") == "Rahmawati"
    assert answer.value("form_token") != old
    assert sender.post(sender.filled(form_token=answer.value("form_token"), referral_kept=answer.kept)).status == 302


def test_a_day_is_long_enough(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sender.taken(form_token=_opened_earlier(sender, monkeypatch, hours=23, minutes=59)).flags == []


def test_the_consent_is_to_the_text_that_was_shown(sender: Sender) -> None:
    made = sender.taken(form_token=new_form_token("registrasi-laboratorium", "2025-01"))
    assert made.consent_version == "2025-01"


def test_a_form_that_a_browser_worked_for(working: Sender) -> None:
    form = working.open()
    made = working.taken(form_token=form.token_to_show, proof=solve(form.challenge))
    assert made.flags == []


def test_the_proof_of_another_form_is_none(working: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    proof = solve(working.open().challenge)
    token = _opened_earlier(working, monkeypatch, minutes=1)
    assert working.taken(form_token=token, proof=proof).flags == [Flag.WITHOUT_PROOF_OF_WORK]


def test_faster_than_a_person_types(working: Sender) -> None:
    answer = working.send()
    assert (answer.status, answer.summary, written()) == (400, [TOO_FAST], NOTHING)
    assert answer.value("full_name") == "Siti Rahmawati"


def test_the_trap_is_for_forms_without_proof(working: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    token = _opened_earlier(working, monkeypatch, minutes=1)
    answer = working.send(form_token=token, website="https://example.test")
    assert (answer.status, answer.summary, written()) == (400, [TRAPPED], NOTHING)
    assert answer.value("website") == ""


def test_without_proof_three_an_hour_then_told_and_kept(working: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(3):
        made = working.taken(form_token=_opened_earlier(working, monkeypatch, minutes=1))
        assert made.flags[-1] == Flag.WITHOUT_PROOF_OF_WORK
    before = written()
    answer = working.send(form_token=_opened_earlier(working, monkeypatch, minutes=1))
    assert (answer.status, written()) == (429, before)
    assert answer.summary[0].startswith("Sudah ada beberapa pendaftaran tanpa JavaScript")
    assert (answer.value("full_name"), bool(answer.kept)) == ("Siti Rahmawati", True)
    other = {"REMOTE_ADDR": "198.51.100.7"}
    assert (
        working.post(working.filled(form_token=_opened_earlier(working, monkeypatch, minutes=1)), **other).status == 302
    )


def test_the_fourth_time_the_same_form_is_no_fourth_form(working: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    form = working.filled(form_token=_opened_earlier(working, monkeypatch, minutes=1))
    for _ in range(5):
        form["referral"].seek(0)
        assert working.post(form).status == 302
    assert Registration.objects.count() == 1


def test_too_many_from_one_address_keeps_what_was_typed_and_the_letter(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    from services.registrations.views import laboratory

    monkeypatch.setattr(laboratory, "FORMS_PER_HOUR", 1)
    assert FORMS_PER_HOUR > 100
    first = sender.send(full_name="")
    answer = sender.send(referral_kept=first.kept)
    assert (answer.status, written()) == (429, NOTHING)
    assert answer.summary[0].startswith("Terlalu banyak kiriman dari jaringan ini.")
    assert (answer.value("full_name"), answer.kept) == ("Siti Rahmawati", first.kept)


def test_a_form_posted_by_another_site_is_shown_not_taken(sender: Sender) -> None:
    answer = sender.post(sender.filled(), HTTP_SEC_FETCH_SITE="cross-site")
    assert (answer.status, written()) == (403, NOTHING)
    assert answer.value("full_name") == "Siti Rahmawati"


def test_hidden_fields_that_only_the_server_decides(sender: Sender) -> None:
    made = sender.taken(
        status="completed", channel="desk", total_idr="1", flags="[]", number="L261123-7KQ4-M9XA", submitted_by="1"
    )
    assert (made.status, made.channel, made.total_idr, made.submitted_by) == ("submitted", "online", 30_000, None)
    assert made.number != "L261123-7KQ4-M9XA"
