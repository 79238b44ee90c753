"""A draft is shown by a link that expires, can be taken back, and is worth no more than its maker's rights."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from cms_pages.information.models import StandardPage
from services.accounts.enums import Role
from services.accounts.models import User
from services.audit.models import AuditEntry
from services.common.clock import now
from services.editorial.actions import draft_links
from services.editorial.models import DraftLink
from services.editorial.tokens import digest
from tests.services.editorial.conftest import logged_in, new_page, somebody

GONE = "Konsep ini tidak dapat dibuka"


def _made(page: StandardPage, editor: User, days: int = 7) -> tuple[DraftLink, str]:
    link, token = draft_links.make(page, note="dr. Sari", days=days, actor=editor, address="192.0.2.1")
    return link, f"/konsep/{token}/"


def _draft(page: StandardPage, intro: str) -> None:
    page.intro = intro
    page.save_revision()


def test_a_stranger_reads_the_latest_draft_and_nothing_keeps_it(editor: User, client: Client) -> None:
    page = new_page(intro="Yang terbit.")
    _link, address = _made(page, editor)
    _draft(page, "Yang akan datang.")
    response = client.get(address)
    text = response.content.decode()
    assert (response.status_code, "Yang akan datang." in text, "Yang terbit." in text) == (200, True, False)
    assert "Konsep, belum terbit." in text
    assert {name: response.headers[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")} == {
        "Cache-Control": "no-store, private",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    assert (dict(response.cookies), "wagtail-userbar" in text) == ({}, False)


def test_a_page_that_was_never_published_is_shown_too(editor: User, client: Client) -> None:
    page = new_page("Rencana", live=False)
    address = _made(page, editor)[1]
    assert client.get(address).status_code == 200
    assert client.get(page.get_url() or "/rencana/").status_code == 404


def test_the_draft_never_gets_into_the_cache_of_pages(editor: User, client: Client, settings: Settings) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    caches["pages"].clear()
    page = new_page(intro="Yang terbit.")
    address = _made(page, editor)[1]
    _draft(page, "Yang akan datang.")
    for _ in range(2):
        assert "X-Page-Cache" not in client.get(address).headers
    assert "Yang akan datang." not in client.get(page.url).content.decode()


def test_an_editor_who_opens_it_sees_what_a_stranger_sees(editor: User, desk: Client) -> None:
    page = new_page()
    response = desk.get(_made(page, editor)[1])
    assert ("wagtail-userbar" in response.content.decode(), dict(response.cookies)) == (False, {})


@pytest.mark.parametrize("end", ["revoked", "expired", "deactivated", "demoted", "nobody", "page deleted"])
def test_it_dies(end: str, editor: User, client: Client) -> None:
    page = new_page()
    link, address = _made(page, editor)
    assert client.get(address).status_code == 200
    if end == "revoked":
        draft_links.revoke(link.pk, page=page, actor=editor, address="192.0.2.1")
    elif end == "expired":
        DraftLink.objects.update(expires_at=now() - timedelta(seconds=1))
    elif end == "deactivated":
        User.objects.filter(pk=editor.pk).update(is_active=False)
    elif end == "demoted":
        editor.groups.clear()
    elif end == "nobody":
        DraftLink.objects.update(created_by=None)
    else:
        page.delete()
    response = client.get(address)
    assert (response.status_code, GONE in response.content.decode()) == (404, True)
    assert response.headers["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("token", ["x", "a" * 43, "ä" * 43, "a" * 3000, "%00"])
def test_what_was_never_a_link_looks_like_one_that_is_over(token: str, editor: User, client: Client) -> None:
    response = client.get(f"/konsep/{token}/")
    assert (response.status_code, GONE in response.content.decode()) == (404, True)


def test_it_is_throttled(editor: User, client: Client) -> None:
    address = _made(new_page(), editor)[1]
    codes = [client.get(address).status_code for _ in range(61)]
    assert (codes[:60], codes[60]) == ([200] * 60, 429)


def test_only_reading(editor: User, client: Client) -> None:
    address = _made(new_page(), editor)[1]
    assert (client.head(address).status_code, client.post(address).status_code) == (200, 405)


def test_an_editor_makes_and_revokes_one(editor: User, desk: Client, client: Client) -> None:
    page = new_page()
    screen = reverse("editorial_draft_links", args=[page.pk])
    made = desk.post(screen, {"note": "dr. Sari", "days": "3"})
    token = urlsplit(made.context["fresh"]).path.split("/")[2]
    link = DraftLink.objects.get()
    assert (link.digest, link.created_by, link.note) == (digest(token), editor, "dr. Sari")
    assert timedelta(days=2, hours=23) < link.expires_at - now() <= timedelta(days=3)
    assert token not in desk.get(screen).content.decode()
    assert (link.last_used_at, client.get(f"/konsep/{token}/").status_code) == (None, 200)
    link.refresh_from_db()
    assert link.last_used_at is not None
    desk.post(reverse("editorial_revoke_link", args=[page.pk, link.pk]))
    assert client.get(f"/konsep/{token}/").status_code == 404
    entries = AuditEntry.objects.order_by("pk").filter(event__startswith="draft_link.")
    assert list(entries.values_list("event", "actor_label")) == [
        ("draft_link.created", "Endah"),
        ("draft_link.revoked", "Endah"),
    ]
    assert token not in str(list(entries.values_list("data", "object_label")))


@pytest.mark.parametrize("days", ["0", "31", "", "x", "9" * 40])
def test_days_are_one_to_thirty(days: str, desk: Client) -> None:
    page = new_page()
    response = desk.post(reverse("editorial_draft_links", args=[page.pk]), {"note": "Sari", "days": days})
    assert (response.status_code, DraftLink.objects.count()) == (400, 0)


def test_a_link_is_revoked_from_its_own_page_only(editor: User, desk: Client) -> None:
    link, _ = _made(new_page(), editor)
    other = new_page("Lain")
    desk.post(reverse("editorial_revoke_link", args=[other.pk, link.pk]))
    link.refresh_from_db()
    assert link.revoked_at is None


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERADMIN, Role.EDITOR, Role.MODERATOR}))
def test_others_make_none(role: Role, editor: User) -> None:
    page = new_page()
    other = logged_in(somebody("budi", role))
    response = other.post(reverse("editorial_draft_links", args=[page.pk]), {"note": "Sari", "days": "3"})
    assert (response.status_code, DraftLink.objects.count()) == (302, 0)
