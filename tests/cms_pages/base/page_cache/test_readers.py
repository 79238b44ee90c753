"""Who gets a kept page, and that it is the same in all but what belongs to one answer."""

import logging
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import resolve
from django.utils import timezone
from pytest_django import Settings

from cms_pages.base.models import SiteSettings
from cms_pages.base.page_cache import addresses, marks
from cms_pages.base.page_cache.middleware import MOST_VARIANTS, PageCacheMiddleware
from cms_pages.home.models import HomePage
from tests.cms_pages.base.page_cache.reading import KEPT, NEVER, how, queries, twice

PER_ANSWER = {"X-Request-ID", "X-Page-Cache"}


def test_the_second_reader_gets_the_same_page_for_one_query(reader: Client) -> None:
    first, second = reader.get("/"), Client().get("/")
    assert (first.headers["X-Page-Cache"], second.headers["X-Page-Cache"]) == KEPT
    assert second.content == first.content
    assert {name: value for name, value in second.headers.items() if name not in PER_ANSWER} == {
        name: value for name, value in first.headers.items() if name not in PER_ANSWER
    }
    assert second.headers["X-Request-ID"] != first.headers["X-Request-ID"]
    assert int(second.headers["Content-Length"]) == len(second.content)
    assert queries(reader, "/") == 1


def test_a_kept_page_has_every_header_of_a_page(reader: Client) -> None:
    reader.get("/")
    headers = reader.get("/").headers
    assert headers["Cache-Control"] == "no-cache"
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Security-Policy"].count("'unsafe-inline'") == 0
    assert {"Permissions-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy"} <= set(headers)
    assert {"Set-Cookie", "Vary"} & set(headers) == set()


def test_the_request_log_tells_of_a_kept_page_as_of_any(reader: Client, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="portal.requests")
    answers = [reader.get("/perlindungan-data-pribadi/") for _ in range(2)]
    lines = [record.__dict__ for record in caplog.records if record.name == "portal.requests"]
    assert [(line["method"], line["status"]) for line in lines] == [("GET", 200)] * 2
    assert lines[0]["route"] == lines[1]["route"] != ""
    assert [line["request_id"] for line in lines] == [answer.headers["X-Request-ID"] for answer in answers]


def test_head_is_answered_from_a_page_and_keeps_none(reader: Client) -> None:
    assert reader.head("/").headers.get("X-Page-Cache") is None
    page = reader.get("/")
    head = reader.head("/")
    assert (head.headers["X-Page-Cache"], head.content) == ("hit", b"")
    assert head.headers["Content-Length"] == str(len(page.content))


@pytest.mark.parametrize("weak", ["", "W/"])
def test_who_has_the_page_already_gets_no_second_copy(reader: Client, weak: str) -> None:
    tag = reader.get("/").headers["ETag"]
    again = reader.get("/", headers={"If-None-Match": f"{weak}{tag}"})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
    assert reader.get("/", headers={"If-None-Match": '"lain"'}).status_code == 200


def test_somebody_logged_in_is_neither_served_from_it_nor_kept(reader: Client) -> None:
    editor = Client()
    editor.force_login(get_user_model().objects.create_superuser("penyunting", full_name="Sari Penyunting"))
    assert twice(editor, "/") == NEVER
    assert editor.get("/").headers["Cache-Control"] == "private, no-cache"
    assert twice(reader, "/") == KEPT
    assert twice(editor, "/") == NEVER


def test_any_session_cookie_and_any_credentials_pass_by(reader: Client, settings: Settings) -> None:
    reader.get("/")
    assert twice(Client(HTTP_COOKIE=f"{settings.SESSION_COOKIE_NAME}=apa-saja"), "/") == NEVER
    assert twice(reader, "/", headers={"Authorization": "Bearer x"}) == NEVER
    assert how(Client(HTTP_COOKIE="lain=1; csrftoken=x"), "/") == "hit"


def test_each_host_and_scheme_has_pages_of_its_own(reader: Client) -> None:
    assert twice(reader, "/", SERVER_NAME="satu.example.test") == KEPT
    assert twice(reader, "/", SERVER_NAME="dua.example.test") == KEPT
    assert twice(reader, "/", SERVER_NAME="dua.example.test", secure=True) == KEPT


def test_a_host_is_the_same_however_it_is_written(reader: Client) -> None:
    assert how(reader, "/", SERVER_NAME="satu.example.test") == "stored"
    assert how(reader, "/", SERVER_NAME="SATU.Example.test") == "hit"


def test_what_an_older_release_kept_is_not_read(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """It may have been kept in another form, and Redis outlives a release."""
    assert twice(reader, "/") == KEPT
    monkeypatch.setattr(addresses, "FORMAT", addresses.FORMAT + 1)
    assert twice(reader, "/") == KEPT


def test_addresses_at_which_there_is_nothing_are_not_remembered(reader: Client) -> None:
    marks._known.clear()
    for number in range(5):
        reader.get(f"/tidak-ada-{number}/")
        reader.get(f"/{'a' * 3000}{number}/")
    assert marks._known == {}
    assert twice(reader, "/") == KEPT
    assert list(marks._known) == ["/"]


def test_only_so_many_and_no_long_addresses_are_remembered(reader: Client) -> None:
    match = resolve("/")
    marks._known.clear()
    for number in range(marks.MOST_KNOWN + 1):
        marks.remember(f"/{number}/", match)
    assert len(marks._known) == 1
    marks.remember(f"/{'a' * marks.LONGEST_KNOWN}/", match)
    assert len(marks._known) == 1
    marks._known.clear()


def test_a_host_that_is_not_ours_gets_nothing(reader: Client, settings: Settings) -> None:
    reader.get("/")
    settings.ALLOWED_HOSTS = ["satu.example.test"]
    assert reader.get("/", SERVER_NAME="lain.example.test").status_code == 400


@pytest.mark.parametrize("query", ["q=darah", "hal=1&hal=2", "hal=1&x=", "hal=a", "jenis=%3Cscript%3E", "hitung=7"])
def test_query_strings_that_have_no_end_are_never_kept(reader: Client, query: str) -> None:
    assert twice(reader, f"/pemeriksaan/?{query}") == NEVER
    assert how(reader, f"/?{query}") == ""


def test_known_parameters_are_kept_in_whatever_order(reader: Client) -> None:
    assert twice(reader, "/pemeriksaan/?kategori=kimia&hal=2") == KEPT
    assert how(reader, "/pemeriksaan/?hal=2&kategori=kimia") == "hit"
    assert twice(reader, "/pemeriksaan/?hal=3&tahun=&q=") == KEPT


def test_what_other_sites_hang_on_a_link_is_forgotten(reader: Client) -> None:
    page = reader.get("/pemeriksaan/?utm_source=koran&fbclid=abc")
    assert page.headers["X-Page-Cache"] == "stored"
    assert b"abc" not in page.content
    assert page.content == reader.get("/pemeriksaan/").content
    assert how(reader, "/pemeriksaan/") == how(reader, "/pemeriksaan/?gclid=1") == "hit"


def test_trying_every_query_string_fills_only_so_much(home: HomePage, rf: RequestFactory) -> None:
    middleware = PageCacheMiddleware(lambda _: HttpResponse("halaman"))

    def how(path: str) -> str:
        return middleware(rf.get(path)).headers.get("X-Page-Cache", "")

    kept = [how(f"/aksesibilitas/?hal={number}") for number in range(MOST_VARIANTS + 5)]
    assert kept == ["stored"] * MOST_VARIANTS + [""] * 5
    assert (how("/aksesibilitas/?hal=0"), how("/aksesibilitas/")) == ("hit", "stored")


def test_a_page_is_of_its_day(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def at(hour: int, minute: int) -> None:
        moment = datetime(2026, 11, 24, hour, minute, tzinfo=ZoneInfo("UTC"))
        monkeypatch.setattr(timezone, "now", lambda: moment)

    at(16, 59)  # 23.59 WIB
    assert twice(reader, "/") == KEPT
    at(17, 0)
    assert twice(reader, "/") == KEPT


def test_it_costs_one_query_and_saves_three_once_a_generation(reader: Client, settings: Settings) -> None:
    """The generation is asked for; the site, the settings and the menus were, by an earlier page."""
    settings.PAGE_CACHE_SECONDS = 0
    assert twice(reader, "/") == NEVER
    without = queries(reader, "/faq/")
    settings.PAGE_CACHE_SECONDS = 300
    assert queries(reader, "/") > 1
    assert queries(reader, "/faq/") == without + 1 - 3


@pytest.mark.django_db(transaction=True)
def test_new_settings_show_at_once(reader: Client) -> None:
    reader.get("/")
    contacts = SiteSettings.load()
    contacts.phone = "(0293) 111222"
    contacts.save()
    assert "(0293) 111222" in reader.get("/faq/").content.decode()
