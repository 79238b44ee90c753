"""What people and robots type into a search never breaks it: on the public side, in the admin, in the choosers."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from wagtail.models import Page
from wagtail.search.backends import get_search_backend
from wagtail.search.query import And, Fuzzy, Not, Or, Phrase, PlainText

from cms_pages.base import fixed_pages
from cms_pages.base.search_backend import MAX_LENGTH, clean, clean_query, limit_query

NASTY = {
    "quote": '"',
    "two quotes": '"a\' "b',
    "nul": "a\x00b",
    "only nul": "\x00",
    "spaces": "   \t ",
    "long": "a" * 10_000,
    "many words": "kata " * 2_500,
    "operators": "AND OR NOT NEAR( a* ^b :c {d} -e +f !g &h |i <-> (",
    "backslash": "\\ \\' %s %",
    "emoji": "🧪 \u202e abc",
    "lone surrogate": "\ud800",
    **{f"character {number}": chr(number) for number in range(1, 128)},
}


@pytest.mark.parametrize(
    ("typed", "clean_text"),
    [
        ("kimia  darah", "kimia darah"),
        ('"kimia darah', "kimia darah"),
        ("Nur'aini", "Nur aini"),
        ("a\x00b", "a b"),
        (" - ( ) a", "a"),
        ("…", ""),
        ("x " * 50, " ".join("x" * 12)),
        ("a" * 500, "a" * MAX_LENGTH),
    ],
)
def test_clean_query(typed: str, clean_text: str) -> None:
    assert clean_query(typed) == clean_text


def test_limit_keeps_what_names_have() -> None:
    assert limit_query("Nur'aini\x00 \n O’Neil") == "Nur'aini O’Neil"


def test_trees_are_cleaned_too() -> None:
    tree = And([PlainText('"a'), Or([Phrase('b"'), Phrase("...")]), Not(Fuzzy("\x00")), PlainText("--")])
    assert repr(clean(tree)) == repr(And([PlainText("a"), Or([Phrase("b")])]))
    assert clean(And([PlainText('"')])) is None


@pytest.mark.django_db
@pytest.mark.parametrize("typed", NASTY.values(), ids=NASTY.keys())
def test_backend(typed: str) -> None:
    backend = get_search_backend()
    for find in (backend.search, backend.autocomplete):
        for query in (typed, PlainText(typed)):
            found = find(query, Page)
            assert (found.count(), list(found)) == (0, [])


@pytest.mark.django_db
def test_backend_finds() -> None:
    fixed_pages.create_missing()
    titles = {page.title for page in get_search_backend().search('"tarif', Page)}
    assert "Pemeriksaan dan tarif" in titles
    assert "Aksesibilitas" not in titles


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    fixed_pages.create_missing()
    client.force_login(get_user_model().objects.create_superuser("admin", "rahasia", full_name="Admin"))
    return client


@pytest.mark.parametrize("typed", ['"', "\x00", "a" * 10_000, "kata " * 2_500, "   ", '"a" \'b'])
@pytest.mark.parametrize(
    "path",
    [
        "/admin/pages/2/",
        "/admin/pages/",
        "/admin/pages/search/",
        "/admin/choose-page/search/",
        "/admin/choose-page/",
        "/admin/images/",
        "/admin/documents/",
        "/admin/images/chooser/",
        "/admin/users/",
        "/admin/redirects/",
        "/admin/jenis-pemeriksaan/",
    ],
)
def test_admin(admin: Client, path: str, typed: str) -> None:
    home = Page.objects.get(depth=2)
    response: Any = admin.get(path.replace("/2/", f"/{home.pk}/"), {"q": typed})
    assert response.status_code == 200


def test_admin_still_finds(admin: Client) -> None:
    response: Any = admin.get("/admin/choose-page/search/", {"q": '"tarif'})
    assert "Pemeriksaan dan tarif" in response.content.decode()
