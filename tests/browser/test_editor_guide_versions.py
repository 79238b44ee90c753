"""Chapters of the editors' guide about versions: moderation, the way back to an older one, drafts for outsiders.

On SQLite only: walking the editor's screens a second time on PostgreSQL shows nothing new.
"""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import Page, expect

from cms_pages.news.models import NewsPage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from tests.browser.conftest import DESKTOP, PHONE, NewPage
from tests.browser.guide import Shot
from tests.browser.test_price_life import desk_of
from tests.cms_pages.articles import make_news

pytestmark = [pytest.mark.sqlite, pytest.mark.django_db(transaction=True)]

EDITING, ADDRESS = "/admin/pages/{}/edit/", "/berita/pelatihan/"


@pytest.fixture
def news(site: str) -> NewsPage:
    sync_roles()
    return make_news("Pelatihan puskesmas", slug="pelatihan", intro="Pelatihan berlangsung dua hari.")


@pytest.fixture
def desk(news: NewsPage, site: str, new_page: NewPage) -> Page:
    """An editor's screen."""
    return desk_of(Role.EDITOR, "Endah Editor", new_page, site)


@pytest.mark.chapter("Moderasi")
def test_moderation(desk: Page, news: NewsPage, site: str, new_page: NewPage, shot: Shot) -> None:
    desk.goto(EDITING.format(news.pk))
    desk.locator("[name=intro]").fill("Pelatihan berlangsung tiga hari.")
    desk.locator("footer .w-dropdown__toggle").click()
    send = desk.locator("footer button[name=action-submit]").first
    shot(desk, "moderasi-kirim", desk.locator("footer").last, marks=(send,), scroll=False)
    send.click()
    expect(desk.locator(".messages .success")).to_be_visible()

    moderator = desk_of(Role.MODERATOR, "Mira Moderator", new_page, site)
    moderator.goto("/admin/")
    waiting = moderator.locator("main").get_by_role("link", name="Pelatihan puskesmas").first
    shot(moderator, "moderasi-dasbor", moderator.locator("#awaiting-review-section"), marks=(waiting,))
    moderator.goto(EDITING.format(news.pk))
    approve = moderator.locator("footer [data-workflow-action-name=approve]:not([data-launch-modal])").first
    if not approve.is_visible():
        moderator.locator("footer .w-dropdown__toggle").click()
    shot(moderator, "moderasi-setujui", moderator.locator("footer").last, marks=(approve,), scroll=False)
    approve.click()
    expect(moderator.locator(".messages .success")).to_be_visible()
    reader = new_page(viewport=PHONE)
    reader.goto(ADDRESS)
    expect(reader.get_by_text("Pelatihan berlangsung tiga hari.")).to_be_visible()


@pytest.mark.chapter("Riwayat dan kembali ke versi lama")
def test_back_to_an_older_version(desk: Page, news: NewsPage, new_page: NewPage, shot: Shot) -> None:
    writer = get_user_model().objects.get()
    for intro in (news.intro, "Kalimat yang keliru."):
        news.intro = intro
        news.save_revision(user=writer, log_action=True).publish(user=writer)
    desk.goto(f"/admin/pages/{news.pk}/history/")
    table = desk.locator("main table")
    expect(table.locator("tbody tr").first).to_be_visible()
    # The newest comes first; only what was saved has this menu.
    older = table.locator("tbody .w-dropdown__toggle").nth(1)
    shot(desk, "riwayat-daftar", table, marks=(older,))
    older.click()
    desk.locator("a[href$='/revert/']:visible").first.click()
    expect(desk.locator("[name=intro]")).to_have_value("Pelatihan berlangsung dua hari.")
    desk.locator("footer .w-dropdown__toggle").click()
    again = desk.locator("footer button[name=action-publish]").first
    shot(desk, "riwayat-terbitkan", desk.locator("footer").last, marks=(again,), scroll=False)
    again.click()
    expect(desk.locator(".messages .success")).to_be_visible()
    reader = new_page(viewport=PHONE)
    reader.goto(ADDRESS)
    expect(reader.get_by_text("Pelatihan berlangsung dua hari.")).to_be_visible()


@pytest.mark.chapter("Tautan konsep untuk orang luar")
def test_a_draft_for_an_outsider(desk: Page, news: NewsPage, new_page: NewPage, shot: Shot) -> None:
    desk.goto(EDITING.format(news.pk))
    desk.locator("[name=intro]").fill("Pelatihan berlangsung empat hari.")
    desk.locator("footer button.action-save").first.click()
    expect(desk.locator(".messages .success")).to_be_visible()
    desk.goto(f"/admin/redaksi/{news.pk}/tautan-konsep/")
    desk.get_by_label("Untuk siapa").fill("dr. Sari, Dinas Kesehatan")
    button = desk.get_by_role("button", name="Buat tautan")
    shot(desk, "konsep-buat", desk.locator(".ed-page form").first, marks=(button,))
    button.click()
    fresh = desk.get_by_label("Tautan baru")
    address = fresh.input_value()
    reader = new_page(viewport=DESKTOP)
    reader.goto(address)
    expect(reader.get_by_text("Pelatihan berlangsung empat hari.")).to_be_visible()
    band = reader.get_by_role("region", name="Konsep")
    shot(reader, "konsep-baca", band, reader.locator("h1"))
    desk.get_by_role("button", name="Cabut tautan untuk dr. Sari, Dinas Kesehatan").click()
    expect(desk.locator(".messages .success")).to_be_visible()
    reader.goto(address)
    expect(reader.locator("h1")).to_have_text("Konsep ini tidak dapat dibuka")
