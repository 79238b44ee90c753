"""Two officers lead a registration to its result, on a screen and on a phone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from services.registrations.enums import ResultStatus, Status
from services.registrations.models import Registration
from tests.browser.conftest import DESKTOP, PHONE, NewPage, assert_fits
from tests.services.accounts.conftest import PASSWORD
from tests.support.pdfs import pdf
from tests.support.registrations import person, registration

Enter = Callable[..., Page]


@pytest.fixture
def enter(new_page: NewPage) -> Enter:
    """Log an officer of the laboratory in and open the register."""
    sync_roles()

    def go(username: str, **options: object) -> Page:
        user = User.objects.create_user(
            username, PASSWORD, full_name=username.title(), email=f"{username}@example.test"
        )
        user.groups.add(Group.objects.get(name=Role.LABADMIN.group_name))
        page = new_page(**({"viewport": DESKTOP} | options))
        page.goto("/login/?next=/admin/laboratorium/")
        page.get_by_label("NIP, surel, atau nama pengguna").fill(username)
        page.get_by_label("Kata sandi").fill(PASSWORD)
        page.get_by_role("button", name="Masuk").click()
        expect(page.get_by_role("heading", name="Laboratorium")).to_be_visible()
        return page

    return go


def assert_accessible(page: Page) -> None:
    """axe-core finds nothing in what is ours of the page; the frame around it is Wagtail's."""
    expect(page.locator(".reg-page")).to_be_visible()
    page.wait_for_load_state()
    found = Axe().run(page, context=".reg-page")
    assert [f"{v['id']}: {n['html'][:160]}" for v in found.response["violations"] for n in v["nodes"]] == []


def test_from_submitted_to_released(site: str, enter: Enter, tmp_path: Path) -> None:
    row = registration()
    first, second = enter("ratna"), enter("yusuf")
    assert_accessible(first)
    first.get_by_role("link", name=row.number).click()
    expect(first.get_by_role("heading", name="Langkah berikutnya")).to_be_visible()
    assert_accessible(first)
    for button, status in (
        ("Verifikasi", "Terverifikasi"),
        ("Terima sampel", "Sampel Diterima"),
        ("Mulai pemeriksaan", "Diperiksa"),
    ):
        first.get_by_role("button", name=button, exact=True).click()
        expect(first.locator(".reg-journey__now")).to_contain_text(f"{status} (sekarang)")
    first.get_by_role("link", name="Unggah hasil").click()
    expect(first.get_by_role("heading", name="Unggah hasil")).to_be_visible()
    assert_accessible(first)
    file = tmp_path / "hasil.pdf"
    file.write_bytes(b"<html></html>")
    first.get_by_label("Hasil pemeriksaan (PDF)").set_input_files(file)
    first.get_by_role("button", name="Unggah hasil").click()
    expect(first.get_by_role("alert")).to_contain_text("Berkas ini bukan PDF.")
    assert_accessible(first)
    file.write_bytes(pdf("Hasil pemeriksaan", row.number))
    first.get_by_label("Hasil pemeriksaan (PDF)").set_input_files(file)
    first.get_by_role("button", name="Unggah hasil").click()
    expect(first.get_by_text("Hasil yang Anda unggah menunggu rilis oleh petugas lain.")).to_be_visible()
    expect(first.get_by_role("link", name="Rilis hasil")).to_have_count(0)

    second.reload()
    second.get_by_role("link", name="1 menunggu rilis Anda").click()
    second.get_by_role("link", name=row.number).click()
    second.get_by_role("link", name="Rilis hasil").click()
    expect(second.locator("iframe.reg-document")).to_have_attribute("title", "PDF hasil versi 1")
    second.get_by_role("button", name="Rilis hasil").click()
    expect(second.get_by_role("alert")).to_contain_text("Cocokkan isi PDF dengan data pasien")
    second.get_by_label("Saya sudah mencocokkan isi PDF dengan data pasien ini.").check()
    second.get_by_role("button", name="Rilis hasil").click()
    expect(second.locator(".reg-journey__now")).to_contain_text("Selesai (sekarang)")
    row.refresh_from_db()
    version = row.results.get()
    assert (row.status, version.status, str(version.released_by)) == (Status.COMPLETED, ResultStatus.RELEASED, "Yusuf")


def test_search_bulk_and_reveal_on_a_phone(site: str, enter: Enter) -> None:
    rows = [registration(), registration(person=person(full_name="Budi Santoso", identity_number="3308011705900002"))]
    page = enter("ratna", viewport=PHONE, has_touch=True)
    assert_fits(page)
    assert_accessible(page)
    for row in rows:
        page.get_by_label(f"Pilih {row.number}").check()
    page.get_by_role("button", name="Verifikasi").click()
    expect(page.get_by_role("heading", name="Verifikasi: 2 berhasil")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    page.get_by_role("link", name="Kembali ke daftar").click()
    page.get_by_role("searchbox").fill("3308011705900002")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_role("link", name=rows[1].number)).to_be_visible()
    expect(page.get_by_role("link", name=rows[0].number)).to_have_count(0)
    assert "3308011705900002" not in page.url
    page.get_by_role("link", name=rows[1].number).click()
    expect(page.get_by_role("heading", name="Langkah berikutnya")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    expect(page.get_by_text("3308••••••••0002")).to_be_visible()
    page.get_by_role("link", name="Tampilkan data (tercatat)").click()
    page.get_by_label("Alasan").fill("Menelepon pasien.")
    page.get_by_role("button", name="Tampilkan data").click()
    expect(page.get_by_text("3308011705900002")).to_be_visible()
    assert_fits(page)
    assert_accessible(page)
    page.get_by_role("link", name="Tutup").click()
    expect(page.get_by_text("3308011705900002")).to_have_count(0)


def test_the_desk_form_shows_what_applies(site: str, enter: Enter) -> None:
    registration()  # so that the catalogue has an exam type
    page = enter("ratna")
    page.get_by_role("link", name="Daftarkan di loket").click()
    expect(page.get_by_role("heading", name="Daftarkan pengunjung")).to_be_visible()
    assert_accessible(page)
    expect(page.get_by_label("Nomor Paspor")).to_be_hidden()
    page.get_by_label("Paspor", exact=True).check()
    expect(page.get_by_label("Nomor Paspor")).to_be_visible()
    page.get_by_label("Nama Lengkap").fill("Anna Schmidt")
    page.get_by_label("Nomor Paspor").fill("C1234567")
    page.get_by_label("Tanggal Lahir").fill("2 Maret 1980")
    page.get_by_label("Nomor WhatsApp Aktif").fill("0812 3456 7890")
    page.locator("[name=visit_day]").first.check()
    page.get_by_text("Kimia Darah").click()
    page.get_by_label("Kolesterol").check()
    page.get_by_role("button", name="Hitung total").click()
    expect(page.get_by_text("1 pemeriksaan, Rp30.000")).to_be_visible()
    page.get_by_label("Pengunjung menyetujui").check()
    page.get_by_role("button", name="Daftarkan", exact=True).last.click()
    expect(page.get_by_role("link", name="Cetak tanda terima")).to_be_visible()
    made = Registration.objects.get(full_name="Anna Schmidt")
    expect(page.get_by_text(f"{made.number} terdaftar.")).to_be_visible()
