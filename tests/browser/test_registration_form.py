"""The laboratory's form as a visitor fills it in: mistakes first, with script and without, on a phone and on a desk."""

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from cms_pages.catalogue.models import ExamTypePage
from services.common import clock
from services.registrations.enums import Flag, IdentityType, Relation
from services.registrations.models import Registration
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits
from tests.support.pdfs import pdf
from tests.support.registrations import NIK, exam

FORM = "/registrasi-laboratorium/"


@pytest.fixture
def exams(site: str) -> list[ExamTypePage]:
    return [exam("Kolesterol", 30_000), exam("Ureum", 25_000), exam("Hemoglobin", 15_000, category="Hematologi")]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "rujukan-siti.pdf"
    path.write_bytes(pdf("Surat rujukan"))
    return path


def _fill(page: Page, letter: Path, *, nik: str = NIK) -> None:
    page.get_by_label("Nama Lengkap").fill("Siti Rahmawati")
    page.get_by_label("Nomor Identitas (NIK)").fill(nik)
    page.get_by_label("Tanggal Lahir").fill("17 Mei 1990")
    page.get_by_label("Nomor WhatsApp Aktif").fill("0812 3456 7890")
    page.get_by_label("Surat Rujukan").set_input_files(letter)
    page.get_by_label("Kolesterol").check()
    page.get_by_label("Saya setuju").check()


def _send(page: Page) -> None:
    page.locator(".actions").get_by_role("button", name="Kirim pendaftaran").click()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_mistake_is_told_and_mended_and_nothing_is_typed_twice(
    new_page: NewPage,
    exams: list[ExamTypePage],
    letter: Path,
    viewport: object,
    assert_accessible: Callable[[Page], None],
) -> None:
    page = new_page(viewport=viewport)
    page.goto(FORM)
    assert_fits(page)
    assert_accessible(page)
    _fill(page, letter, nik=NIK[:15])
    _send(page)

    summary = page.get_by_role("alert")
    expect(summary.get_by_role("heading")).to_have_text("Ada 2 isian yang perlu diperbaiki")
    expect(summary).to_be_focused()
    expect(page).to_have_title(re.compile("^Perbaiki 2 isian: "))
    assert_fits(page)
    assert_accessible(page)
    summary.get_by_role("link", name="NIK harus 16 angka. Anda baru mengisi 15 angka.").click()
    expect(page.get_by_label("Nomor Identitas (NIK)")).to_be_focused()
    expect(page.get_by_text("rujukan-siti.pdf")).to_be_visible()
    expect(page.get_by_label("Kolesterol")).to_be_checked()

    page.get_by_label("Nomor Identitas (NIK)").fill(NIK)
    page.locator("input[name=visit_day]").first.check()
    _send(page)
    expect(page.get_by_role("heading", name="Pendaftaran diterima")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    made = Registration.objects.get()
    expect(page.locator(".regno")).to_have_text(made.number)
    assert (made.flags, made.referral is not None, made.total_idr) == ([], True, 30_000)


def test_the_total_runs_along_and_the_typed_day_follows_the_chosen_one(
    phone: Page, exams: list[ExamTypePage], letter: Path
) -> None:
    phone.goto(FORM)
    total = phone.locator("[data-total]")
    phone.get_by_label("Kolesterol").check()
    phone.get_by_label("Ureum").check()
    expect(total).to_have_text("2 pemeriksaan Rp55.000")
    phone.get_by_label("Ureum").uncheck()
    expect(total).to_have_text("1 pemeriksaan Rp30.000")

    day = phone.locator("input[name=visit_day]").first
    day.check()
    typed = phone.get_by_label("Tanggal Kunjungan")
    expect(typed).to_have_value("/".join(reversed((day.get_attribute("value") or "").split("-"))))
    typed.fill("1/2/2027")
    expect(day).not_to_be_checked()


def test_only_what_applies_is_shown(phone: Page, exams: list[ExamTypePage]) -> None:
    phone.goto(FORM)
    nik, passport = phone.get_by_label("Nomor Identitas (NIK)"), phone.get_by_label("Nomor Paspor")
    reason, relation = phone.get_by_label("Mengapa belum punya?"), phone.get_by_label("Hubungan Anda dengan pasien")
    whatsapp = phone.get_by_label("Kirim juga berkas hasil lewat WhatsApp")

    def shown() -> list[bool]:
        return [each.is_visible() for each in (nik, passport, reason, relation, whatsapp)]

    assert shown() == [True, False, False, False, True]
    phone.get_by_label("Paspor", exact=True).check()
    assert shown() == [False, True, False, False, True]
    phone.get_by_label("Tidak punya", exact=True).check()
    phone.get_by_label("Orang lain").check()
    phone.get_by_label("Tidak punya WhatsApp").check()
    assert shown() == [False, False, True, True, False]


def test_a_newborn_is_registered_by_its_mother(phone: Page, exams: list[ExamTypePage], letter: Path) -> None:
    phone.goto(FORM)
    phone.get_by_label("Nama Lengkap").fill("By. Ny. Siti")
    phone.get_by_label("Tidak punya", exact=True).check()
    phone.get_by_label("Mengapa belum punya?").fill("Bayi baru lahir")
    phone.get_by_label("Tanggal Lahir").fill(f"{clock.today() - timedelta(days=20):%d/%m/%Y}")
    phone.get_by_label("Nomor WhatsApp Aktif").fill("+62 812-3456-7890")
    phone.locator("input[name=visit_day]").first.check()
    phone.get_by_label("Surat Rujukan").set_input_files(letter)
    phone.get_by_label("Hemoglobin").evaluate("box => { box.closest('details').open = true }")
    phone.get_by_label("Hemoglobin").check()
    phone.get_by_label("Saya setuju").check()
    _send(phone)
    phone.get_by_role("link", name=re.compile("Pasien berusia di bawah 18 tahun")).click()
    phone.get_by_label("Orang lain").check()
    phone.get_by_label("Nama Anda").fill("Siti Rahmawati")
    phone.get_by_label("Hubungan Anda dengan pasien").select_option("Orang tua")
    phone.get_by_label("Orang tua atau wali pasien menyetujui").check()
    _send(phone)
    expect(phone.get_by_role("heading", name="Pendaftaran diterima")).to_be_visible()
    made = Registration.objects.get()
    assert (made.identity_type, made.no_identity_reason, made.flags) == (
        IdentityType.NONE,
        "Bayi baru lahir",
        [Flag.NO_IDENTITY],
    )
    assert (made.applicant_name, made.relation, made.guardian_consent) == ("Siti Rahmawati", Relation.PARENT, True)
    assert made.phone == "+6281234567890"


def test_without_script_the_form_counts_on_request_and_is_flagged(
    new_page: NewPage, exams: list[ExamTypePage], letter: Path
) -> None:
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto(FORM)
    _fill(page, letter)
    page.locator("input[name=visit_day]").first.check()
    page.get_by_label("Ureum").check()
    page.get_by_role("button", name="Hitung ulang").click()
    expect(page.locator("[data-total]")).to_have_text("2 pemeriksaan Rp55.000")
    expect(page.get_by_label("Nama Lengkap")).to_have_value("Siti Rahmawati")
    expect(page.get_by_text("rujukan-siti.pdf")).to_be_visible()

    page.wait_for_timeout(3_000)  # faster than this is no person's typing, and without a proof of work that counts
    _send(page)
    expect(page.get_by_role("heading", name="Pendaftaran diterima")).to_be_visible()
    assert Registration.objects.get().flags == [Flag.WITHOUT_PROOF_OF_WORK]


def test_enter_in_a_field_sends_and_a_double_click_makes_one(
    phone: Page, exams: list[ExamTypePage], letter: Path
) -> None:
    phone.goto(FORM)
    _fill(phone, letter)
    phone.locator("input[name=visit_day]").first.check()
    phone.get_by_label("Nama Lengkap").press("Enter")
    expect(phone.get_by_role("heading", name="Pendaftaran diterima")).to_be_visible()
    phone.goto(FORM)
    _fill(phone, letter)
    phone.locator("input[name=visit_day]").last.check()
    phone.locator(".actions").get_by_role("button", name="Kirim pendaftaran").dblclick()
    expect(phone.get_by_role("heading", name="Pendaftaran diterima")).to_be_visible()
    assert Registration.objects.count() == 2
