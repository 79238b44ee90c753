"""A form sent after its half hour, or from a lost session: the proof is asked for, and nothing typed is lost."""

from datetime import date, timedelta
from typing import Any

import pytest
from bs4 import Tag
from django.conf import settings
from django.test import Client

from services.common import clock
from services.common.network import network_key
from services.common.registration_numbers import new_number
from services.files.models import StagedFile
from services.files.queries import read
from services.guards.actions import hit
from services.registrations.actions import move
from services.registrations.enums import Status
from services.registrations.models import Registration
from services.tracking.views.typed_forms import LETTERS_PER_HOUR
from services.tracking.words import BUSY_PROOF, PROOF_RAN_OUT, STILL_HERE
from tests.support.applicant import REASON, Applicant, attempts
from tests.support.pdfs import pdf
from tests.support.public_form import Answer, freeze, letter, write_lock_held, written
from tests.support.registrations import LABORATORY, exam, officer, registration

pytestmark = pytest.mark.django_db

RIGHT, WRONG = "17 Mei 1990", "17/05/1991"


@pytest.fixture
def applicant(client: Client) -> Applicant:
    return Applicant(client)


@pytest.fixture
def late(applicant: Applicant, monkeypatch: pytest.MonkeyPatch) -> Applicant:
    freeze(monkeypatch, clock.now() + timedelta(minutes=31))
    return applicant


def carried(answer: Answer) -> dict[str, list[str]]:
    """What the page of the question sends along with the answer."""
    fields: dict[str, list[str]] = {}
    for box in answer.page.select("form.narrow input[type=hidden]"):
        if box["name"] not in ("csrfmiddlewaretoken", "k"):
            fields.setdefault(str(box["name"]), []).append(str(box.get("value", "")))
    return fields


def reply(applicant: Applicant, asked: Answer, bukti: str = RIGHT) -> Answer:
    """Answer the question on the page, to the address that its form names."""
    form = asked.page.select_one("form.narrow")
    assert isinstance(form, Tag)
    assert form["action"] == applicant.address
    return Answer(applicant.client.post(str(form["action"]), {**carried(asked), "bukti": bukti}))  # type: ignore[arg-type]


def everything() -> tuple[Any, ...]:
    return written(), list(Registration.objects.values())


def test_the_question_comes_with_the_typed_words_and_the_answer_brings_them_back(late: Applicant) -> None:
    glucose = exam("Glukosa", 20_000)
    exams = [f"{late.cholesterol.pk}:30000", f"{glucose.pk}:20000"]
    content, before = pdf("Surat rujukan baru"), everything()
    asked = late.send(exams=exams, referral=letter(content, "baru.pdf"))
    assert (asked.status, asked.response["Cache-Control"]) == (403, "no-store, private")
    assert PROOF_RAN_OUT in asked.text
    typed = {name: [value] if isinstance(value, str) else value for name, value in late.filled(exams=exams).items()}
    assert carried(asked) == {**typed, "referral_kept": [asked.kept]}
    form = reply(late, asked)
    assert (form.status, STILL_HERE in form.text, REASON in form.text) == (200, True, True)
    assert form.value("full_name") == "Siti Rahmawati, S.Pd."
    assert sorted(form.ticked("exams")) == sorted(exams)
    assert ("baru.pdf" in form.text, form.kept) == (True, asked.kept)
    assert everything() == before
    mended = late.taken(exams=exams, referral_kept=form.kept)
    assert (mended.full_name, mended.total_idr) == ("Siti Rahmawati, S.Pd.", 50_000)
    assert mended.referral is not None
    assert read(mended.referral) == content


def test_a_lost_session_is_the_same(applicant: Applicant) -> None:
    applicant.client.cookies.clear()
    form = reply(applicant, applicant.send(referral=letter(name="baru.pdf")))
    assert (form.value("full_name"), "baru.pdf" in form.text) == ("Siti Rahmawati, S.Pd.", True)
    assert applicant.taken(referral_kept=form.kept).full_name == "Siti Rahmawati, S.Pd."


def test_a_letter_that_waited_for_the_lost_session_is_asked_for_again(applicant: Applicant) -> None:
    kept = applicant.send(full_name="", referral=letter()).kept
    applicant.client.cookies.clear()
    form = reply(applicant, applicant.send(referral_kept=kept))
    assert form.errors == {"referral": ["Surat yang tadi Anda unggah tidak tersimpan lagi. Unggah lagi suratnya."]}


def test_a_letter_kept_before_is_carried(late: Applicant) -> None:
    late.prove()
    kept = late.send(full_name="", referral=letter(name="baru.pdf")).kept
    late.client.post("/lacak/keluar/")
    asked = late.send(referral_kept=kept)
    assert ("baru.pdf" in asked.text, asked.kept) == (True, kept)
    assert reply(late, asked).kept == kept


def test_a_bad_letter_is_told_at_once_and_asked_for_again(late: Applicant) -> None:
    asked = late.send(referral=letter(b"<html>"))
    assert "Surat Anda: Berkas ini bukan PDF, JPEG, atau PNG." in asked.text
    assert reply(late, asked).errors.keys() == {"referral"}


def test_what_became_wrong_is_told_with_the_form(late: Applicant) -> None:
    glucose = exam("Glukosa", 20_000)
    asked = late.send(full_name="", exams=[f"{late.cholesterol.pk}:30000", f"{glucose.pk}:1"])
    errors = reply(late, asked).errors
    assert errors.keys() == {"full_name", "exams"}
    assert errors["exams"][0].startswith("Tarif berubah saat Anda mengisi: dari Rp30.001 menjadi Rp50.000.")


def test_a_wrong_answer_counts_and_five_lock_with_everything_still_there(late: Applicant) -> None:
    before = everything()
    asked = late.send(referral=letter(name="baru.pdf"))
    statuses = []
    for _ in range(6):
        asked = reply(late, asked, WRONG)
        statuses.append(asked.status)
        assert carried(asked) == {name: _listed(late, name) for name in late.filled()} | {"referral_kept": [asked.kept]}
    assert statuses == [403] * 5 + [429]
    assert "Terlalu banyak percobaan. Coba lagi" in asked.errors["bukti"][0]
    assert reply(late, asked).status == 429
    assert late.client.post(late.page, {"bukti": RIGHT}).status_code == 429
    assert everything() == before


def _listed(applicant: Applicant, name: str) -> list[str]:
    value = applicant.filled()[name]
    return value if isinstance(value, list) else [value]


def test_asking_costs_no_attempt_and_an_unreadable_answer_neither(late: Applicant) -> None:
    asked = late.send()
    assert reply(late, asked, "kemarin").status == 400
    assert attempts() == {}


def test_whoever_proved_it_elsewhere_meanwhile_is_not_sent_by_the_answer(late: Applicant) -> None:
    asked, before = late.send(), everything()
    late.prove()
    form = reply(late, asked, WRONG)
    assert (form.status, STILL_HERE in form.text, everything()) == (200, True, before)


def test_a_correction_that_came_meanwhile_wins(late: Applicant) -> None:
    asked = late.send(full_name="Orang Lain")
    late.prove()
    late.taken()
    answer = reply(late, asked)
    assert (answer.status, answer.response["Location"]) == (302, late.page)
    late.asked.refresh_from_db()
    assert late.asked.full_name == "Siti Rahmawati, S.Pd."


def test_a_stranger_sees_only_their_own_words_and_the_same_for_an_unknown_number(applicant: Applicant) -> None:
    move(applicant.asked.pk, "resubmit", actor=None)
    pages: dict[str, list[tuple[int, str]]] = {}
    for number in (applicant.asked.number, new_number("L", date(2026, 11, 23))):
        stranger = Client(headers={"User-Agent": "x"})
        for data in ({"full_name": "Tamu"}, {"full_name": "Tamu", "bukti": WRONG}):
            response = stranger.post(f"/lacak/{number}/perbaiki/", data)
            page = response.content.decode()
            token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
            page = page.replace(token, "…").replace(number, "…")
            pages.setdefault(number, []).append((response.status_code, page))
    known, unknown = pages.values()
    assert known == unknown
    assert [status for status, _ in known] == [403, 403]
    shown = "".join(page for _, page in known)
    assert [secret for secret in ("Siti", "Kolesterol", REASON, "30.000", "1990-05-17") if secret in shown] == []
    assert 'value="Tamu"' in shown


def test_without_the_proof_the_address_leads_to_the_question(applicant: Applicant) -> None:
    answer = Client().get(applicant.address)
    assert (answer.status_code, answer["Location"]) == (302, applicant.page)


@pytest.mark.parametrize("number", ["x", "L261123-AAAA-AAAA"])
def test_a_number_that_is_none_is_answered_by_its_page(client: Client, number: str) -> None:
    assert client.post(f"/lacak/{number}/perbaiki/", {"full_name": "A"})["Location"] == f"/lacak/{number}/"


def test_nothing_but_the_forms_own_fields_is_carried(late: Applicant) -> None:
    asked = Answer(late.client.post(late.address, {"full_name": '"><b>', "nik": "1", "hitung": "1"}))  # type: ignore[arg-type]
    assert carried(asked) == {"full_name": ['"><b>']}


def test_strangers_letters_are_few(late: Applicant, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "RATE_LIMITS", True)
    late.send(referral=letter())
    here = network_key("127.0.0.1")
    for _ in range(LETTERS_PER_HOUR - 1):
        assert hit("letter-without-proof", here, limit=LETTERS_PER_HOUR, window=timedelta(hours=1)).allowed
    asked = late.send(referral=letter())
    assert "Surat Anda: Terlalu banyak berkas diunggah dari sini." in asked.text
    assert StagedFile.objects.count() == 1


def test_the_reason_for_cancelling_survives_too(applicant: Applicant) -> None:
    move(applicant.asked.pk, "resubmit", actor=None)
    applicant.client.post("/lacak/keluar/")
    path = f"{applicant.page}batalkan/"
    asked = Answer(applicant.client.post(path, {"alasan": "Pindah\nkota"}))  # type: ignore[arg-type]
    assert carried(asked) == {"alasan": ["Pindah\nkota"]}
    again = Answer(applicant.client.post(path, {**carried(asked), "bukti": RIGHT}))  # type: ignore[arg-type]
    box = again.page.select_one("textarea")
    assert box is not None
    assert (again.status, box.get_text().strip()) == (200, "Pindah\nkota")
    applicant.asked.refresh_from_db()
    assert applicant.asked.status == Status.SUBMITTED


def test_another_registration_that_is_open_is_no_proof(applicant: Applicant) -> None:
    second = registration()
    move(second.pk, "request_correction", actor=officer("ani", *LABORATORY), reason=REASON)
    answer = Answer(applicant.client.post(f"/lacak/{second.number}/perbaiki/", applicant.filled()))  # type: ignore[arg-type]
    assert (answer.status, REASON in answer.text) == (403, False)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_takes_nothing_either(late: Applicant) -> None:
    asked = late.send(referral=letter(name="baru.pdf"))
    with write_lock_held():
        busy = reply(late, asked)
    assert (busy.status, BUSY_PROOF in busy.text) == (503, True)
    assert carried(busy) == carried(asked)
    assert reply(late, busy).kept == asked.kept
