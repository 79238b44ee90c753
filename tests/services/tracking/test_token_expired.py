"""Forms of the tracking pages with a CSRF token that is worth nothing any more: shown again as typed, nothing done."""

import pytest
from bs4 import BeautifulSoup
from django.http import HttpResponse
from django.test import Client

from services.registrations.actions import move
from services.registrations.enums import Status
from services.registrations.models import Registration
from services.tracking.models import LostNumberRequest
from services.tracking.words import FORM_TOO_OLD
from tests.support.applicant import Applicant, attempts
from tests.support.public_form import Answer, letter, written

pytestmark = pytest.mark.django_db

PRIVATE = "no-store, private"


@pytest.fixture
def applicant() -> Applicant:
    """In a browser that is held to CSRF, with the registration open."""
    made = Applicant(Client())
    made.client.handler.enforce_csrf_checks = True
    return made


def token(response: HttpResponse) -> str:
    return response.content.decode().split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]


def test_a_correction_comes_back_with_its_letter_and_a_token_that_works(applicant: Applicant) -> None:
    before = written(), list(Registration.objects.values())
    again = applicant.send(referral=letter(name="baru.pdf"))
    assert (again.status, FORM_TOO_OLD in again.text, again.response["Cache-Control"]) == (403, True, PRIVATE)
    assert (again.value("full_name"), "baru.pdf" in again.text) == ("Siti Rahmawati, S.Pd.", True)
    assert (written(), list(Registration.objects.values())) == before
    mended = applicant.taken(referral_kept=again.kept, csrfmiddlewaretoken=token(again.response))
    assert mended.full_name == "Siti Rahmawati, S.Pd."


def test_with_the_session_gone_as_well_the_question_comes_first(applicant: Applicant) -> None:
    applicant.client.cookies.clear()
    asked = applicant.send(bukti="17/05/1990")
    assert (asked.status, FORM_TOO_OLD in asked.text) == (403, True)
    assert (asked.value("full_name"), asked.value("bukti")) == ("Siti Rahmawati, S.Pd.", "17/05/1990")
    assert attempts() == {}
    form = applicant.send(bukti="17/05/1990", csrfmiddlewaretoken=token(asked.response))
    assert (form.status, form.value("full_name")) == (200, "Siti Rahmawati, S.Pd.")


def test_an_answer_is_kept_and_not_looked_at(applicant: Applicant) -> None:
    applicant.client.cookies.clear()
    sent = {"bukti": "17 Mei 1990", "k": "abc"}
    answer = Answer(applicant.client.post(applicant.page, sent))  # type: ignore[arg-type]
    assert (answer.status, FORM_TOO_OLD in answer.text, answer.response["Cache-Control"]) == (403, True, PRIVATE)
    assert {name: answer.value(name) for name in sent} == sent
    assert attempts() == {}
    sent["csrfmiddlewaretoken"] = token(answer.response)
    assert applicant.client.post(applicant.page, sent).status_code == 302


def test_the_reason_for_cancelling(applicant: Applicant) -> None:
    move(applicant.asked.pk, "resubmit", actor=None)
    response = applicant.client.post(f"{applicant.page}batalkan/", {"alasan": "Pindah kota"})
    box = BeautifulSoup(response.content, "html.parser").select_one("textarea")
    assert box is not None
    assert (response.status_code, box.get_text().strip()) == (403, "Pindah kota")
    applicant.asked.refresh_from_db()
    assert applicant.asked.status == Status.SUBMITTED


def test_the_contact_of_a_lost_number(applicant: Applicant) -> None:
    sent = {"telepon": "0812 3456 7890", "surel": "siti@example.test"}
    answer = Answer(applicant.client.post("/lacak/lupa-nomor/", sent))  # type: ignore[arg-type]
    assert (answer.status, FORM_TOO_OLD in answer.text, answer.response["Cache-Control"]) == (403, True, PRIVATE)
    assert {name: answer.value(name) for name in sent} == sent
    assert LostNumberRequest.objects.count() == 0


def test_leaving_always_leaves(applicant: Applicant) -> None:
    assert applicant.client.post("/lacak/keluar/").status_code == 302
    assert "Kapan tanggal lahir pasien?" in applicant.client.get(applicant.page).content.decode()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://example.test"},
        {"Origin": "null", "Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
@pytest.mark.parametrize("path", ["perbaiki/", "batalkan/", ""])
def test_another_site_fills_in_nothing(applicant: Applicant, headers: dict[str, str], path: str) -> None:
    typed = {"full_name": "Orang Lain", "alasan": "Orang Lain", "bukti": "Orang Lain"}
    response = applicant.client.post(f"{applicant.page}{path}", typed, headers=headers)
    page = response.content.decode()
    assert (response.status_code, "Orang Lain" in page) == (403, False)
    assert "Formulir ini sudah terlalu lama terbuka" in page
