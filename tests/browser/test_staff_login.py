"""Staff log in as they do: by three names, with a wrong password, locked out, by code and by recovery code."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.services.accounts.conftest import NIP, PASSWORD, code_for

WRONG = "salah-sekali-1"


@pytest.fixture
def labadmin(site: str) -> User:
    sync_roles()
    user = User.objects.create_user("ratna", PASSWORD, full_name="Ratna Puspita", nip=NIP, email="ratna@example.test")
    user.groups.add(Group.objects.get(name=Role.LABADMIN.group_name))
    return user


def _fill(page: Page, name: str, password: str) -> None:
    page.get_by_label("NIP, surel, atau nama pengguna").fill(name)
    page.get_by_label("Kata sandi").fill(password)
    page.get_by_role("button", name="Masuk").click()


def _log_out(page: Page) -> None:
    page.goto("/logout/")
    page.get_by_role("button", name="Keluar").click()
    expect(page.get_by_role("heading", name="Masuk untuk pegawai")).to_be_visible()


@pytest.mark.parametrize("name", ["ratna", "Ratna@Example.test", "19900517 201503 2 001"])
def test_three_names_open_the_admin(desktop: Page, labadmin: User, name: str) -> None:
    desktop.goto("/admin/")
    expect(desktop).to_have_url("/login/?next=/admin/")
    _fill(desktop, name, PASSWORD)
    expect(desktop).to_have_url("/admin/")
    expect(desktop.get_by_role("heading", level=1)).to_contain_text("Portal Labkesmas")


def test_wrong_passwords_then_the_lock(phone: Page, labadmin: User, assert_accessible: Callable[[Page], None]) -> None:
    phone.goto("/login/")
    assert_accessible(phone)
    phone.get_by_role("button", name="Masuk").click()
    expect(phone.get_by_role("alert")).to_contain_text("Ada 2 isian yang perlu diperbaiki")
    for _ in range(4):
        _fill(phone, "ratna", WRONG)
        field = phone.get_by_label("NIP, surel, atau nama pengguna")
        expect(field).to_have_value("ratna")
        expect(field).to_have_attribute("aria-invalid", "true")
        expect(phone.get_by_role("alert")).to_contain_text("Nama dan kata sandi tidak cocok.")
    assert_accessible(phone)
    _fill(phone, NIP, WRONG)
    expect(phone.get_by_role("heading", name="Login dikunci sementara")).to_be_visible()
    expect(phone.get_by_text("Coba lagi 15 menit lagi.")).to_be_visible()
    assert_accessible(phone)
    phone.goto("/login/")
    _fill(phone, "ratna@example.test", PASSWORD)
    expect(phone.get_by_role("heading", name="Login dikunci sementara")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_enrol_then_log_in_by_code_and_by_recovery_code(
    new_page: NewPage,
    labadmin: User,
    assert_accessible: Callable[[Page], None],
    settings: Settings,
    script: bool,
) -> None:
    settings.REQUIRE_2FA = True
    page = new_page(viewport=PHONE, java_script_enabled=script)
    page.goto("/login/")
    _fill(page, "ratna", PASSWORD)
    # No way past: the admin leads to enrolment.
    expect(page.get_by_role("heading", name="Aktifkan verifikasi dua langkah")).to_be_visible()
    for address in ("/admin/", "/admin/account/", "/admin/pages/"):
        page.goto(address)
        expect(page.get_by_role("heading", name="Aktifkan verifikasi dua langkah")).to_be_visible()
    image = page.get_by_role("img", name="Kode QR untuk aplikasi autentikator")
    assert image.evaluate("image => image.complete && image.naturalWidth > 0")
    if script:
        assert_accessible(page)
    secret = page.locator("#totp-secret").inner_text()
    page.get_by_label("Kode verifikasi").fill("000000")
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("alert")).to_contain_text("Kode salah atau sudah lewat waktu.")
    assert page.locator("#totp-secret").inner_text() == secret
    page.get_by_label("Kode verifikasi").fill(code_for(secret))
    page.get_by_role("button", name="Aktifkan").click()
    expect(page.get_by_role("heading", name="Kode pemulihan")).to_be_visible()
    if script:
        assert_accessible(page)
    codes = page.locator("#kode-pemulihan code").all_inner_texts()
    assert len(codes) == 10
    page.get_by_role("link", name="Selesai, ke halaman kerja").click()
    expect(page).to_have_url("/admin/")

    _log_out(page)
    _fill(page, "ratna", PASSWORD)
    expect(page.get_by_role("heading", name="Masukkan kode verifikasi")).to_be_visible()
    if script:
        assert_accessible(page)
    page.goto("/admin/")
    expect(page.get_by_role("heading", name="Masukkan kode verifikasi")).to_be_visible()
    page.get_by_label("Kode verifikasi").fill(code_for(secret, steps=1))
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url("/admin/")

    _log_out(page)
    _fill(page, "ratna", PASSWORD)
    page.get_by_label("Kode verifikasi").fill(codes[3])
    page.get_by_role("button", name="Masuk").click()
    expect(page).to_have_url("/admin/")


def test_an_account_is_made_and_its_owner_logs_in(new_page: NewPage, labadmin: User) -> None:
    User.objects.create_superuser("bos", PASSWORD, full_name="Bambang Wicaksono", email="bos@example.test")
    sync_roles()
    page = new_page(viewport=DESKTOP)
    page.goto("/login/?next=/admin/users/")
    _fill(page, "bos", PASSWORD)
    expect(page.get_by_role("link", name="Ratna Puspita")).to_be_visible()
    page.goto("/admin/users/new/")
    page.get_by_label("Nama pengguna").fill("maya@example.test")
    page.get_by_label("Nama lengkap").fill("Maya Safitri")
    page.get_by_label("Surel").fill("maya@example.test")
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_label("Ketik lagi kata sandi").fill(PASSWORD)
    page.get_by_label("Dokter").check()
    page.locator("#w-editor-form footer button[type=submit]").click()
    expect(page.get_by_text("tanpa @ dan tanpa spasi").first).to_be_visible()
    page.get_by_label("Nama pengguna").fill("maya")
    page.get_by_label("Kata sandi", exact=True).fill(PASSWORD)
    page.get_by_label("Ketik lagi kata sandi").fill(PASSWORD)
    page.locator("#w-editor-form footer button[type=submit]").click()
    expect(page.get_by_text("Akun “Maya Safitri” dibuat.")).to_be_visible()

    own = new_page(viewport=DESKTOP)
    own.goto("/login/")
    _fill(own, "maya@example.test", PASSWORD)
    expect(own).to_have_url("/admin/")
