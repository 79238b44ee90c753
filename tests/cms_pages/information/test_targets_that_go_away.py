"""An editor deletes or unpublishes what a card or a shortcut points at: told beforehand, and no page breaks."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from cms_pages.home.models import HomePage
from cms_pages.information.models import PublicInformation, StandardPage
from tests.cms_pages.information.factories import document, information, page, shortcut
from tests.support.pages import hrefs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(get_user_model().objects.create_superuser("penyunting", full_name="Sari Penyunting"))
    return client


@pytest.fixture
def target() -> StandardPage:
    """A page with a card on the home page, a shortcut and an entry of the public information."""
    made = page()
    home = HomePage.objects.get()
    card = {"icon": "link", "title": "Kartu", "text": "", "go": "Buka", "page": made.pk}
    home.services_cards = [{"type": "card", "value": card}]
    home.save_revision().publish()
    shortcut("Pintas", page=made)
    information("Entri", page=made)
    return made


def test_the_editor_is_told_where_it_is_used(admin: Client, target: StandardPage) -> None:
    usage = admin.get(f"/admin/pages/{target.pk}/usage/").content.decode()
    assert [name in usage for name in ("Beranda", "Pintas", "Entri")] == [True, True, True]
    confirm = admin.get(f"/admin/pages/{target.pk}/delete/").content.decode()
    assert f"/admin/pages/{target.pk}/usage/" in confirm


@pytest.mark.parametrize("act", ["delete", "unpublish"])
def test_then_links_to_it_are_gone_and_everything_answers(admin: Client, target: StandardPage, act: str) -> None:
    before = hrefs(Client().get("/").content.decode())
    assert before.count("/jadwal-libur/") == 2
    assert admin.post(f"/admin/pages/{target.pk}/{act}/").status_code == 302
    visitor = Client()
    assert "/jadwal-libur/" not in hrefs(visitor.get("/").content.decode())
    assert "/jadwal-libur/" not in hrefs(visitor.get("/informasi-publik/").content.decode())
    assert visitor.get("/jadwal-libur/").status_code == 404
    listed = admin.get("/admin/jalan-pintas/").content.decode()
    assert "Tidak tampil: tujuannya tidak ada" in listed


def test_a_deleted_file_leaves_its_entry(client: Client) -> None:
    information("Laporan", document=(file := document()))
    assert file.url in hrefs(client.get("/informasi-publik/").content.decode())
    file.delete()
    assert PublicInformation.objects.get().document is None
    html = client.get("/informasi-publik/").content.decode()
    assert "Tersedia atas permintaan" in html
