"""The life of a price in the real editor: submitted, approved, seen; scheduled and taken off; two editors at once."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from cms_pages.catalogue.models import ExamTypePage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.cms_pages.catalogue.factories import make_category, make_exam

pytestmark = pytest.mark.django_db(transaction=True)

EXAM, EDITING = "/pemeriksaan/kimia-darah/kolesterol/", "/admin/pages/{}/edit/"


@pytest.fixture
def exam(site: str) -> ExamTypePage:
    sync_roles()
    return make_exam(make_category(), "Kolesterol", 30_000)


def desk_of(role: Role, name: str, new_page: NewPage, site: str) -> Page:
    """A browser in which somebody of this role has logged in; the login itself has tests of its own."""
    user = get_user_model().objects.create_user(role, full_name=name)
    user.groups.add(Group.objects.get(name=role.group_name))
    client = Client()
    client.force_login(user, backend="services.accounts.backends.StaffBackend")
    page = new_page(viewport=DESKTOP)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])
    return page


def press(page: Page, button: str) -> None:
    page.locator("footer .w-dropdown__toggle").click()
    page.locator(f"footer button{button}").first.click()


def publish_all_the_same(page: Page) -> None:
    """Wagtail's script may ask first: it has noticed that there is a newer version, or its autosave was cut short."""
    press(page, "[name=action-publish]")
    go_on = page.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]:visible")
    expect(go_on.or_(page.locator(".messages li")).first).to_be_visible()
    if go_on.count():
        go_on.click()


def test_submitted_approved_and_seen(exam: ExamTypePage, site: str, new_page: NewPage) -> None:
    editor = desk_of(Role.EDITOR, "Endah Editor", new_page, site)
    moderator = desk_of(Role.MODERATOR, "Mira Moderator", new_page, site)
    reader = new_page(viewport=PHONE)
    where = EDITING.format(exam.pk)

    editor.goto(where)
    editor.get_by_label("Tarif (rupiah)").fill("35000")
    press(editor, "[name=action-submit]")
    expect(editor.locator(".messages .success")).to_be_visible()
    reader.goto(EXAM)
    expect(reader.locator(".price")).to_have_text("Rp30.000")

    moderator.goto(where)
    expect(moderator.get_by_label("Tarif (rupiah)")).to_have_value("35000")
    approve = moderator.locator("footer [data-workflow-action-name=approve]:not([data-launch-modal])").first
    if not approve.is_visible():
        moderator.locator("footer .w-dropdown__toggle").click()
    approve.click()
    expect(moderator.locator(".messages .success")).to_be_visible()

    reader.goto(EXAM)
    expect(reader.locator(".price")).to_have_text("Rp35.000")
    moderator.goto("/admin/tarif/riwayat/")
    newest = moderator.locator("main table tbody tr").first
    for words in ("Kolesterol", "Rp30.000", "Rp35.000", "Endah Editor", "Mira Moderator", "Disetujui lewat alur kerja"):
        expect(newest).to_contain_text(words)


def test_schedule_is_seen_and_taken_off(exam: ExamTypePage, site: str, new_page: NewPage) -> None:
    editor, reader = desk_of(Role.EDITOR, "Endah Editor", new_page, site), new_page(viewport=PHONE)
    writer = get_user_model().objects.get()
    exam.price_idr, exam.go_live_at = 40_000, timezone.now() + timedelta(days=30)
    exam.save_revision(user=writer, log_action=True).publish(user=writer)

    reader.goto(EXAM)
    expect(reader.locator(".bill tbody tr").first).to_contain_text("Dijadwalkan")
    editor.goto(EDITING.format(exam.pk))
    expect(editor.get_by_text("versi dengan tarif Rp40.000 terbit")).to_be_visible()
    editor.get_by_role("link", name="Semua tarif terjadwal").click()
    expect(editor.locator("main table tbody tr")).to_contain_text("Rp40.000")
    editor.get_by_role("link", name="Batalkan jadwal Kolesterol").click()
    editor.locator("main form [type=submit], main form button").first.click()

    expect(editor.locator(".messages .success")).to_be_visible()
    editor.goto("/admin/tarif/terjadwal/")
    expect(editor.locator("main table")).to_have_count(0)
    reader.goto(EXAM)
    expect(reader.locator(".bill tbody tr")).to_have_count(1)


def test_second_editor_is_told(exam: ExamTypePage, site: str, new_page: NewPage) -> None:
    first = desk_of(Role.EDITOR, "Endah Editor", new_page, site)
    second = desk_of(Role.MODERATOR, "Mira Moderator", new_page, site)
    for desk in (first, second):
        desk.goto(EDITING.format(exam.pk))
    first.get_by_label("Tarif (rupiah)").fill("35000")
    press(first, "[name=action-publish]")
    expect(first.locator(".messages .success")).to_be_visible()

    second.get_by_role("textbox", name="Metode").fill("CHOD-PAP")
    publish_all_the_same(second)
    told = second.locator(".messages .error")
    expect(told).to_contain_text("Endah Editor menyimpan versi lain halaman ini")
    expect(told).to_contain_text("versi itu Rp35.000, isian Anda Rp30.000")
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 35_000

    second.get_by_label("Tarif (rupiah)").fill("35000")
    publish_all_the_same(second)
    expect(second.locator(".messages .success")).to_be_visible()
    kept = ExamTypePage.objects.get(pk=exam.pk)
    assert (kept.price_idr, kept.method) == (35_000, "CHOD-PAP")


def test_bill_is_printed_and_carried_over_without_script(exam: ExamTypePage, new_page: NewPage) -> None:
    make_exam(make_category("Hematologi"), "Hemoglobin", 15_000, working_days=5)
    page = new_page(viewport=PHONE, java_script_enabled=False)
    page.goto("/pemeriksaan/")
    page.get_by_label("Hitung Kolesterol").check()
    page.get_by_label("Hitung Hemoglobin").check()

    page.locator(".totalbar").get_by_role("button", name="Rincian").click()
    expect(page.locator(".bill tfoot")).to_contain_text("Rp45.000")
    expect(page.get_by_text("Paling lama selesai 5 hari kerja")).to_be_visible()

    page.get_by_role("link", name="Kembali ke daftar").click()
    page.locator(".totalbar").get_by_role("button", name="Daftar").click()
    expect(page.locator("input[name=exams]:checked")).to_have_count(2)
