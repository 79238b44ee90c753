"""The pages around a number on a phone and a desk: nothing for axe to find, nothing wider than the screen."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from services.common import clock
from services.registrations.actions import move
from services.registrations.models import Registration
from services.registrations.receipts import receipt_url
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits
from tests.support.pdfs import pdf
from tests.support.public_form import freeze
from tests.support.registrations import LABORATORY, exam, officer, registration

REASON = "Surat rujukan tidak terbaca. Unggah foto yang lebih terang."


@pytest.fixture
def asked(site: str) -> Registration:
    made = registration()
    exam("Ureum", 25_000)
    return made


def _prove(page: Page, made: Registration) -> None:
    page.goto(f"/lacak/{made.number}/")
    page.get_by_label("Tanggal lahir pasien").fill("17 Mei 1990")
    page.get_by_role("button", name="Lihat pendaftaran").click()


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_every_page_of_a_number(
    new_page: NewPage, asked: Registration, viewport: object, assert_accessible: Callable[[Page], None]
) -> None:
    page = new_page(viewport=viewport)

    def look() -> None:
        assert_fits(page)
        assert_accessible(page)

    for path in ("/lacak/", "/lacak/?nomor=L1", "/lacak/lupa-nomor/", f"/lacak/{asked.number}/", receipt_url(asked)):
        page.goto(path)
        look()
    _prove(page, asked)
    expect(page.get_by_role("heading", name="Pendaftaran sedang kami periksa")).to_be_visible()
    look()
    page.get_by_role("link", name="Batalkan pendaftaran").click()
    look()
    page.get_by_role("button", name="Batalkan pendaftaran").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look()
    move(asked.pk, "request_correction", actor=officer("ratna", *LABORATORY), reason=REASON)
    page.goto(f"/lacak/{asked.number}/")
    look()
    page.get_by_role("link", name="Perbaiki pendaftaran").click()
    expect(page.get_by_text(REASON)).to_be_visible()
    look()
    page.get_by_label("Nama Lengkap").fill("")
    page.locator(".actions").get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_role("alert")).to_be_focused()
    look()
    page.get_by_label("Nama Lengkap").fill("Siti Rahmawati, S.Pd.")
    page.get_by_label("Ureum").check()
    expect(page.locator("[data-total]")).to_have_text("2 pemeriksaan Rp55.000")
    page.locator(".actions").get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_text("Perbaikan Anda sudah kami terima.")).to_be_visible()
    look()
    asked.refresh_from_db()
    assert (asked.full_name, asked.total_idr) == ("Siti Rahmawati, S.Pd.", 55_000)


def test_a_locked_number(phone: Page, asked: Registration, assert_accessible: Callable[[Page], None]) -> None:
    for _ in range(6):
        phone.goto(f"/lacak/{asked.number}/")
        phone.get_by_label("Tanggal lahir pasien").fill("17 Mei 1991")
        phone.get_by_role("button", name="Lihat pendaftaran").click()
    expect(phone.get_by_role("heading", name="Terlalu banyak percobaan")).to_be_visible()
    assert_accessible(phone)


def test_a_correction_without_script(new_page: NewPage, asked: Registration) -> None:
    move(asked.pk, "request_correction", actor=officer("ratna", *LABORATORY), reason=REASON)
    page = new_page(viewport=PHONE, java_script_enabled=False)
    _prove(page, asked)
    page.get_by_role("link", name="Perbaiki pendaftaran").click()
    page.get_by_label("Ureum").check()
    page.get_by_role("button", name="Hitung ulang").click()
    expect(page.locator("[data-total]")).to_have_text("2 pemeriksaan Rp55.000")
    page.locator(".actions").get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_text("Perbaikan Anda sudah kami terima.")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_proof_that_ran_out_while_a_correction_was_typed(
    new_page: NewPage,
    asked: Registration,
    script: bool,
    monkeypatch: pytest.MonkeyPatch,
    assert_accessible: Callable[[Page], None],
) -> None:
    move(asked.pk, "request_correction", actor=officer("ratna", *LABORATORY), reason=REASON)
    page = new_page(viewport=PHONE, java_script_enabled=script)
    _prove(page, asked)
    page.get_by_role("link", name="Perbaiki pendaftaran").click()
    page.get_by_label("Nama Lengkap").fill("Siti Rahmawati, S.Pd.")
    page.get_by_label("Ureum").check()
    page.get_by_label("Surat Rujukan").set_input_files(
        {"name": "baru.pdf", "mimeType": "application/pdf", "buffer": pdf("Surat rujukan baru")}
    )
    freeze(monkeypatch, clock.now() + timedelta(minutes=31))
    page.locator(".actions").get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_text("Isian Anda tadi belum terkirim, tetapi tidak hilang.")).to_be_visible()
    expect(page.get_by_text("baru.pdf")).to_be_visible()
    if script:
        assert_fits(page)
        assert_accessible(page)
    for answer in ("17 Mei 1991", "17 Mei 1990"):
        page.get_by_label("Tanggal lahir pasien").fill(answer)
        page.get_by_role("button", name="Lanjutkan mengisi").click()
    expect(page.get_by_label("Nama Lengkap")).to_have_value("Siti Rahmawati, S.Pd.")
    expect(page.get_by_label("Ureum")).to_be_checked()
    expect(page.get_by_text("baru.pdf")).to_be_visible()
    if script:
        assert_accessible(page)
    asked.refresh_from_db()
    assert asked.full_name == "Siti Rahmawati"
    page.locator(".actions").get_by_role("button", name="Kirim perbaikan").click()
    expect(page.get_by_text("Perbaikan Anda sudah kami terima.")).to_be_visible()
    asked.refresh_from_db()
    assert (asked.full_name, asked.total_idr) == ("Siti Rahmawati, S.Pd.", 55_000)
    assert asked.referral is not None
    assert asked.referral.original_name == "baru.pdf"
