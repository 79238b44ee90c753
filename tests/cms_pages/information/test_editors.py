"""Editors keep questions, shortcuts and public information through the admin; other staff don't."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cms_pages.information.enums import FaqCategory
from cms_pages.information.models import FaqEntry, PublicInformation, Shortcut
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from tests.cms_pages.information.factories import faq, information, shortcut

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def logged_in(role: Role) -> Client:
    sync_roles()
    user = User.objects.create_user(role, full_name=role.title())
    user.groups.add(Group.objects.get(name=role.group_name))
    client = Client()
    client.force_login(user, backend="services.accounts.backends.StaffBackend")
    return client


RICH = '{"blocks": [{"key": "a", "text": "%s", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], \
"entityRanges": []}], "entityMap": {}}'


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_editors_and_moderators_add_change_and_delete(role: Role) -> None:
    client = logged_in(role)
    question = {"question": "Baru?", "answer": RICH % "Ya.", "category": FaqCategory.PAYMENT, "active": "on"}
    client.post("/admin/faq/add/", question)
    client.post("/admin/jalan-pintas/add/", {"title": "Baru", "place": "eksternal", "url": "https://a.example/"})
    client.post(
        "/admin/informasi-publik/add/", {"title": "Baru", "category": "berkala", "year": "2026", "unit": "Tata Usaha"}
    )
    entry, link, published = FaqEntry.objects.get(), Shortcut.objects.get(), PublicInformation.objects.get()
    assert (entry.category, link.url, published.year) == (FaqCategory.PAYMENT, "https://a.example/", 2026)
    client.post(f"/admin/faq/edit/{entry.pk}/", {**question, "question": "Diubah?"})
    assert FaqEntry.objects.get().question == "Diubah?"
    for path in (f"faq/delete/{entry.pk}", f"jalan-pintas/delete/{link.pk}", f"informasi-publik/delete/{published.pk}"):
        client.post(f"/admin/{path}/")
    assert [model.objects.count() for model in (FaqEntry, Shortcut, PublicInformation)] == [0, 0, 0]


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.SUPERADMIN, Role.EDITOR, Role.MODERATOR}])
def test_nobody_else_does(role: Role) -> None:
    entry = faq("Tetap?")
    client = logged_in(role)
    for path in (
        "faq/add",
        f"faq/edit/{entry.pk}",
        f"faq/delete/{entry.pk}",
        "jalan-pintas/add",
        "informasi-publik/add",
    ):
        client.post(f"/admin/{path}/", {"question": "Lain?", "title": "Lain"})
    assert [FaqEntry.objects.get().question, Shortcut.objects.count()] == ["Tetap?", 0]


def test_a_mistake_is_told_at_its_field_and_what_was_typed_stays() -> None:
    typed = {"title": "Keuangan", "place": "internal", "url": "https://a.example/", "address": "faq"}
    response = logged_in(Role.EDITOR).post("/admin/jalan-pintas/add/", typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Pilih satu tujuan saja." in html
    assert 'value="Keuangan"' in html
    assert Shortcut.objects.count() == 0


def test_the_order_is_changed_by_dragging_and_visitors_see_it_at_once() -> None:
    faq("Satu?")
    faq("Dua?")
    third = faq("Tiga?")
    client, visitor = logged_in(Role.EDITOR), Client()
    assert visitor.get("/faq/").status_code == 200
    url = reverse("wagtailsnippets_information_faqentry:reorder", args=[third.pk])
    assert client.post(f"{url}?position=0").json() == {"success": True}
    html = visitor.get("/faq/").content.decode()
    assert sorted(["Satu?", "Dua?", "Tiga?"], key=html.index) == ["Tiga?", "Satu?", "Dua?"]


@pytest.mark.parametrize("rows", [1, 30])
def test_a_list_costs_as_many_queries_for_thirty_as_for_one(rows: int) -> None:
    for _ in range(rows):
        faq()
        shortcut()
        information()
    client = logged_in(Role.EDITOR)
    for path in ("/admin/faq/", "/admin/jalan-pintas/", "/admin/informasi-publik/"):
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        assert len(queries) <= 15, path


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Bayar?", "Hasil?"]),
        ("?category=pembayaran", ["Bayar?"]),
        ("?q=hasil", ["Hasil?"]),
        ("?ordering=-question", ["Hasil?", "Bayar?"]),
        ("?ordering=tidak-ada&category=lain&p=x", ["Bayar?", "Hasil?"]),
        ("?q=%22%00", []),
        ("?q=hasil&ordering=-question&category=hasil", ["Hasil?"]),
    ],
)
def test_the_list_is_searched_and_filtered_with_any_input(query: str, found: list[str]) -> None:
    for question, category in (("Bayar?", FaqCategory.PAYMENT), ("Hasil?", FaqCategory.RESULT)):
        faq(question, category=category)
    response = logged_in(Role.EDITOR).get(f"/admin/faq/{query}")
    assert response.status_code == 200
    assert [entry.question for entry in response.context["object_list"]] == found


@pytest.mark.parametrize(("path", "by"), [("jalan-pintas", "title"), ("informasi-publik", "unit")])
def test_what_was_searched_can_be_sorted(path: str, by: str) -> None:
    shortcut("Laporan")
    information("Laporan")
    response = logged_in(Role.EDITOR).get(f"/admin/{path}/?q=laporan&ordering=-{by}")
    assert [each.title for each in response.context["object_list"]] == ["Laporan"]
