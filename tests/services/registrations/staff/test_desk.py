"""A visitor at the desk: the officer fills in the form, the channel and the officer are kept."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cms_pages.catalogue.models import ExamTypePage
from services.accounts.enums import Role
from services.accounts.models import User
from services.registrations.enums import Channel
from services.registrations.models import Registration
from tests.services.registrations.staff.conftest import MakeClient, MakeOfficer
from tests.services.registrations.staff.pages import LIST, text
from tests.support.pdfs import pdf
from tests.support.registrations import NIK, exam, open_day

DESK = f"{LIST}loket/"


@pytest.fixture
def cholesterol(db: None) -> ExamTypePage:
    return exam()


def filled(client: Client, chosen: ExamTypePage, **fields: Any) -> dict[str, Any]:
    """The form as an officer sends it, with the token of a fresh page."""
    token = client.get(DESK).context["form"].token_to_show
    return {
        "form_token": token,
        "for_whom": "self",
        "full_name": "Siti Rahmawati",
        "identity_type": "nik",
        "nik": NIK,
        "birth_date": "17/05/1990",
        "phone": "0812 3456 7890",
        "visit_day": open_day().isoformat(),
        "exams": [f"{chosen.pk}:{chosen.price_idr}"],
        "consent": "on",
        **fields,
    }


def test_registered_by_an_officer(first: Client, ratna: User, cholesterol: ExamTypePage) -> None:
    letter = SimpleUploadedFile("rujukan.pdf", pdf("Surat rujukan"), content_type="application/pdf")
    page = first.post(DESK, filled(first, cholesterol, referral=letter), follow=True)
    made = Registration.objects.get()
    assert page.redirect_chain == [(f"{LIST}{made.pk}/", 302)]
    assert f"{made.number} terdaftar." in text(page)
    assert "Cetak tanda terima" in text(page)
    assert (made.channel, made.submitted_by, made.total_idr) == (Channel.DESK, ratna, 30_000)
    assert made.referral is not None
    assert "Lewat Loket, oleh Ratna" in text(page)
    assert made.flags == []


def test_the_same_form_twice_is_one_registration(first: Client, cholesterol: ExamTypePage) -> None:
    form = filled(first, cholesterol)
    first.post(DESK, form)
    first.post(DESK, form)
    assert Registration.objects.count() == 1


def test_errors_keep_what_was_typed_and_the_letter(first: Client, cholesterol: ExamTypePage) -> None:
    letter = SimpleUploadedFile("rujukan.pdf", pdf("Surat rujukan"), content_type="application/pdf")
    page = first.post(DESK, filled(first, cholesterol, nik="330801170590", referral=letter))
    assert page.context["form"].errors.keys() == {"nik"}
    html = page.content.decode()
    assert 'value="Siti Rahmawati"' in html
    assert "rujukan.pdf" in html
    kept = page.context["form"].kept.token
    done = first.post(DESK, filled(first, cholesterol, referral_kept=kept), follow=True)
    assert "terdaftar." in text(done)
    assert Registration.objects.get().referral is not None


def test_the_total_before_sending(first: Client, cholesterol: ExamTypePage) -> None:
    page = first.post(DESK, filled(first, cholesterol, hitung="1"))
    assert "1 pemeriksaan, Rp30.000" in text(page)
    assert not page.context["form"].errors
    assert not Registration.objects.exists()


def test_a_changed_price_is_asked_again(first: Client, cholesterol: ExamTypePage) -> None:
    page = first.post(DESK, filled(first, cholesterol, exams=[f"{cholesterol.pk}:1"]))
    assert "dari Rp1 menjadi Rp30.000" in text(page)
    assert not Registration.objects.exists()


def test_an_officer_without_the_register_gets_the_receipt(
    make_officer: MakeOfficer, client_of: MakeClient, cholesterol: ExamTypePage
) -> None:
    client = client_of(make_officer(Role.CLINICADMIN, "klinik"))
    page = client.post(DESK, filled(client, cholesterol), follow=True)
    assert page.redirect_chain == [(DESK, 302)]
    made = Registration.objects.get()
    assert f"{made.number} terdaftar." in text(page)
    assert client.get(f"{LIST}{made.pk}/")["Location"] == "/admin/"
    menu = client.get("/admin/").content.decode()
    assert "Daftarkan di loket" in menu
    assert f'"{LIST}"' not in menu
