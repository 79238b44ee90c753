"""Shortcuts: external ones on the home page, internal ones on every dashboard, none that leads nowhere."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.base.pictures.uses import ICON
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import Shortcut
from cms_pages.information.queries import shortcuts
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from tests.cms_pages.articles import make_plain_pictures
from tests.cms_pages.information.factories import image, page, shortcut
from tests.support.pages import hrefs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def on_the_home_page(client: Client) -> list[str]:
    return hrefs(client.get("/").content.decode().split('id="tautan"')[1].split("</section>")[0])


def employee() -> User:
    sync_roles()
    user = User.objects.create_user("pegawai", full_name="Pegawai")
    user.groups.add(Group.objects.get(name=Role.EMPLOYEE.group_name))
    return user


def test_external_ones_are_on_the_home_page_in_the_editors_order(client: Client) -> None:
    shortcut(url="https://b.example/", sort_order=2)
    shortcut(url="https://a.example/", sort_order=1)
    shortcut(url="https://dalam.example/", place=ShortcutPlace.INTERNAL)
    assert on_the_home_page(client) == ["https://a.example/", "https://b.example/"]


def test_internal_ones_are_on_the_dashboard_of_every_employee(client: Client) -> None:
    shortcut("Kepegawaian", place=ShortcutPlace.INTERNAL, icon=image())
    shortcut("Untuk umum")
    client.force_login(employee(), backend="services.accounts.backends.StaffBackend")
    html = client.get("/admin/").content.decode()
    assert [title in html for title in ("Kepegawaian", "Untuk umum")] == [True, False]


def test_without_internal_ones_there_is_no_panel(client: Client) -> None:
    shortcut("Untuk umum")
    client.force_login(employee(), backend="services.accounts.backends.StaffBackend")
    assert 'id="jalan-pintas"' not in client.get("/admin/").content.decode()


def test_what_leads_nowhere_is_left_out(client: Client) -> None:
    there, draft, deleted = page(), page("Draf", slug="draf", live=False), page("Hilang", slug="hilang")
    for target in (there, draft, deleted):
        shortcut(page=target)
    shortcut(address="privacy")
    shortcut(address="clinic")  # nobody answers there yet
    deleted.delete()
    assert on_the_home_page(client) == ["/jadwal-libur/", "/perlindungan-data-pribadi/"]


def test_an_icon_is_shown_small_and_without_words_of_its_own(client: Client) -> None:
    shortcut(icon=image())
    section = client.get("/").content.decode().split('id="tautan"')[1].split("</section>")[0]
    assert '<img class="shortcut__icon"' in section
    assert 'alt=""' in section
    assert 'width="96" height="96"' in section  # for dense screens; the style sheet halves it


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"url": "https://a.example/"}, None),
        ({"address": "faq"}, None),
        ({}, "__all__"),
        ({"url": "https://a.example/", "address": "faq"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "ftp://a.example/"}, "url"),
        ({"url": "a.example"}, "url"),
        ({"url": "https://a.example/", "title": "x" * 101}, "title"),
        ({"url": "https://a.example/", "title": ""}, "title"),
        ({"url": "https://a.example/", "place": "lain"}, "place"),
        ({"address": "tidak-ada"}, "address"),
    ],
)
def test_what_a_shortcut_must_have(fields: dict[str, str], at: str | None) -> None:
    made = Shortcut(**{"title": "Judul", **fields})
    if at is None:
        made.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert list(refused.value.message_dict) == [at]


@pytest.mark.parametrize(("name", "good"), [("i.png", True), ("i.jpg", True), ("i.webp", True), ("i.gif", False)])
def test_icons_are_png_jpeg_or_webp(name: str, good: bool) -> None:
    made = Shortcut(title="Judul", url="https://a.example/", icon=image(name))
    if good:
        made.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert refused.value.message_dict == {"icon": ["Pakai gambar PNG, JPEG, atau WebP."]}


@pytest.mark.parametrize("rows", [1, 30])
def test_two_queries_however_many(rows: int) -> None:
    target = page()
    for _ in range(rows):
        shortcut(page=target, icon=image())
    with CaptureQueriesContext(connection) as queries:
        found = shortcuts(ShortcutPlace.EXTERNAL)
    assert (len(found), len(queries)) == (rows, 2)


@pytest.mark.parametrize("rows", [1, 30])
def test_the_home_page_costs_at_most_eight_queries(client: Client, rows: int) -> None:
    for _ in range(rows):
        shortcut(icon=image())
    make_plain_pictures(ICON)
    client.get("/")
    shortcut()  # what is kept of the page is worth nothing any more
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    assert len(queries) <= 9  # 8, and the generation of the cache
