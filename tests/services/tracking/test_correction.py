"""*Perlu Perbaikan*: the applicant mends name, visit, letter and exam types, and nothing else."""

from datetime import timedelta

import pytest
from django.test import Client

from services.common import clock
from services.files.queries import read
from services.registrations.enums import Status
from services.registrations.models import StatusChange
from services.tracking.words import BUSY
from tests.support.applicant import REASON, Applicant
from tests.support.pdfs import pdf
from tests.support.public_form import Answer, letter, write_lock_held
from tests.support.registrations import exam, open_day

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant(client: Client) -> Applicant:
    return Applicant(client)


def test_the_page_shows_the_reason_and_what_was_agreed(applicant: Applicant) -> None:
    answer = Answer(applicant.client.get(applicant.address))  # type: ignore[arg-type]
    assert REASON in answer.text
    assert answer.value("full_name") == "Siti Rahmawati"
    assert answer.ticked("exams") == [f"{applicant.cholesterol.pk}:30000"]
    assert "1 pemeriksaan Rp30.000" in answer.text


def test_a_mended_name_goes_back_to_the_laboratory(applicant: Applicant) -> None:
    mended = applicant.taken()
    assert (mended.full_name, mended.total_idr) == ("Siti Rahmawati, S.Pd.", 30_000)
    assert StatusChange.objects.filter(step="resubmit").count() == 1
    page = applicant.client.get(applicant.page).content.decode()
    assert "Perbaikan Anda sudah kami terima. Petugas memeriksanya lagi." in page


def test_exam_types_are_added_at_todays_price_and_kept_at_the_agreed_one(applicant: Applicant) -> None:
    glucose = exam("Glukosa", 20_000)
    applicant.cholesterol.price_idr = 35_000
    applicant.cholesterol.save_revision().publish()
    page = Answer(applicant.client.get(applicant.address))  # type: ignore[arg-type]
    assert page.ticked("exams") == [f"{applicant.cholesterol.pk}:30000"]
    mended = applicant.taken(exams=[f"{applicant.cholesterol.pk}:30000", f"{glucose.pk}:20000"])
    assert mended.total_idr == 50_000


def test_a_retired_one_that_was_agreed_on_can_stay(applicant: Applicant) -> None:
    applicant.cholesterol.active = False
    applicant.cholesterol.save_revision().publish()
    page = Answer(applicant.client.get(applicant.address))  # type: ignore[arg-type]
    assert page.ticked("exams") == [f"{applicant.cholesterol.pk}:30000"]
    assert applicant.taken().items.count() == 1


def test_an_added_one_at_another_price_is_asked_about(applicant: Applicant) -> None:
    glucose = exam("Glukosa", 20_000)
    errors = applicant.refused(409, exams=[f"{applicant.cholesterol.pk}:30000", f"{glucose.pk}:1"])
    assert errors["exams"][0].startswith("Tarif berubah saat Anda mengisi: dari Rp30.001 menjadi Rp50.000.")


def test_errors_stand_at_their_fields_and_on_top(applicant: Applicant) -> None:
    errors = applicant.refused(full_name="", visit_date="", exams=[])
    assert errors == {
        "full_name": ["Isi nama lengkap."],
        "visit_date": ["Isi tanggal kunjungan, atau pilih salah satu hari."],
        "exams": ["Pilih paling sedikit satu pemeriksaan."],
    }


@pytest.mark.parametrize("name", ["<b>Siti</b>", "Siti 🙂", "A" * 10_000])
def test_names_that_cannot_be(applicant: Applicant, name: str) -> None:
    assert applicant.refused(full_name=name).keys() == {"full_name"}


def test_a_past_day_and_a_closed_day(applicant: Applicant) -> None:
    yesterday = clock.today() - timedelta(days=1)
    assert "sudah lewat" in applicant.refused(visit_date=f"{yesterday:%d/%m/%Y}")["visit_date"][0]
    saturday = clock.today() + timedelta(days=(5 - clock.today().weekday()) % 7 or 7)
    assert "hari Sabtu, kami tutup" in applicant.refused(409, visit_date=f"{saturday:%d/%m/%Y}")["visit_date"][0]


def test_another_day_moves_the_promise(applicant: Applicant) -> None:
    before = applicant.asked.promised_on
    later = open_day() + timedelta(days=7)
    assert applicant.taken(visit_day=later.isoformat()).promised_on > before


def test_a_new_letter_survives_an_error_elsewhere(applicant: Applicant) -> None:
    content = pdf("Surat rujukan baru")
    answer = applicant.send(full_name="", referral=letter(content, "baru.pdf"))
    assert (answer.status, "baru.pdf" in answer.text) == (400, True)
    mended = applicant.taken(referral_kept=answer.kept)
    assert mended.referral is not None
    assert read(mended.referral) == content


def test_a_bad_letter_is_named(applicant: Applicant) -> None:
    assert applicant.refused(referral=letter(b"<html>")).keys() == {"referral"}


def test_identity_phone_and_birth_date_are_not_asked(applicant: Applicant) -> None:
    mended = applicant.taken(nik="3308011705900002", phone="0899999999", birth_date="01/01/2000", status="completed")
    assert (mended.identity_number, mended.phone, str(mended.birth_date)) == (
        "3308011705900001",
        "+6281234567890",
        "1990-05-17",
    )


def test_sent_twice_it_is_sent_once(applicant: Applicant) -> None:
    applicant.taken()
    answer = applicant.send(full_name="Orang Lain")
    assert (answer.status, answer.response["Location"]) == (302, applicant.page)
    applicant.asked.refresh_from_db()
    assert applicant.asked.full_name == "Siti Rahmawati, S.Pd."
    page = applicant.client.get(applicant.page).content.decode()
    assert "Pendaftaran ini tidak menunggu perbaikan lagi. Statusnya sekarang: Diajukan." in page


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_gives_the_correction_back_with_its_letter(applicant: Applicant) -> None:
    kept = applicant.send(full_name="", referral=letter(name="baru.pdf")).kept
    with write_lock_held():
        errors = applicant.refused(503, referral_kept=kept)
        again = applicant.send(referral_kept=kept)
    assert errors == {"__all__": [BUSY]}
    assert (again.status, again.kept) == (503, kept)
    assert applicant.taken(referral_kept=kept).full_name == "Siti Rahmawati, S.Pd."


def test_counting_again_writes_nothing(applicant: Applicant) -> None:
    glucose = exam("Glukosa", 20_000)
    answer = applicant.send(exams=[f"{applicant.cholesterol.pk}:30000", f"{glucose.pk}:20000"], hitung="1")
    assert (answer.status, "2 pemeriksaan Rp50.000" in answer.text) == (200, True)
    applicant.asked.refresh_from_db()
    assert applicant.asked.status == Status.NEEDS_CORRECTION
