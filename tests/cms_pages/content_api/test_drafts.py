"""Drafts are for holders of a token, which moderators give out and take back."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms_pages.content_api import actions, tokens
from cms_pages.content_api.models import DraftToken
from services.accounts.enums import Role
from tests.cms_pages.content_api.conftest import logged_in
from tests.cms_pages.content_api.content import Content


def ask(client: Client, address: str, token: str = "") -> tuple[int, str]:
    answer = client.get(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    return answer.status_code, answer.json().get("code", "")


def test_drafts_ask_for_a_token(client: Client, content: Content) -> None:
    assert ask(client, "/api/v2/pages/?draft=true") == (401, "token_required")
    assert client.get("/api/v2/pages/?draft=true")["WWW-Authenticate"] == "Bearer"


@pytest.mark.parametrize("text", ["salah", "lbk_1_" + "a" * 43, "lbk_" + "9" * 18 + "_" + "a" * 43, "lbk__", "%00"])
def test_a_forged_token_is_refused_even_where_none_is_needed(client: Client, content: Content, text: str) -> None:
    assert ask(client, "/api/v2/pages/", text) == (401, "invalid_token")
    assert ask(client, "/api/v2/pages/?draft=true", text) == (401, "invalid_token")


def test_a_token_shows_the_latest_version(client: Client, content: Content, token: str) -> None:
    content.page.title = "Profil baru"
    content.page.save_revision()
    address = f"/api/v2/pages/{content.page.pk}/"
    answer = client.get(f"{address}?draft=true", headers={"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["title"], answer["Cache-Control"]) == (200, "Profil baru", "no-store")
    assert not answer.has_header("ETag")
    assert client.get(address).json()["title"] == "Profil"
    assert client.get(address, headers={"Authorization": f"Bearer {token}"}).json()["title"] == "Profil"


def test_a_token_lists_what_is_not_published(client: Client, content: Content, token: str) -> None:
    content.page.unpublish()
    answer = client.get(
        "/api/v2/pages/?draft=true&slug=profil&fields=live", headers={"Authorization": f"Bearer {token}"}
    )
    assert [(item["title"], item["meta"]["live"]) for item in answer.json()["items"]] == [("Profil", False)]
    assert ask(client, f"/api/v2/pages/{content.page.pk}/") == (404, "not_found")


def test_a_token_ends(client: Client, content: Content, token: str) -> None:
    DraftToken.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert ask(client, "/api/v2/pages/?draft=true", token) == (401, "invalid_token")


def test_a_revoked_token_opens_nothing(client: Client, content: Content, token: str) -> None:
    pk = DraftToken.objects.get().pk
    assert (actions.revoke(pk=pk, actor=None), actions.revoke(pk=pk, actor=None)) == (True, False)
    assert ask(client, "/api/v2/pages/?draft=true", token) == (401, "invalid_token")
    assert list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True)) == [
        "wagtail.create",
        "wagtail.delete",
    ]


@pytest.mark.parametrize("end", ["deactivated", "no longer a moderator", "deleted"])
def test_a_token_ends_with_the_right_of_who_made_it(client: Client, content: Content, token: str, end: str) -> None:
    assert ask(client, "/api/v2/pages/?draft=true", token) == (200, "")
    maker: Any = DraftToken.objects.get().created_by
    match end:
        case "deactivated":
            maker.is_active = False
            maker.save()
        case "no longer a moderator":
            maker.groups.clear()
        case "deleted":
            DraftToken.objects.update(created_by=None)
            maker.delete()
    assert ask(client, "/api/v2/pages/?draft=true", token) == (401, "invalid_token")
    assert ask(client, "/api/v2/pages/", token) == (401, "invalid_token")


def test_staff_see_that_a_token_ended_with_its_maker(moderator: Client, token: str) -> None:
    assert "pembuatnya tidak lagi berhak" not in moderator.get("/admin/token-draf/").content.decode()
    get_user_model().objects.filter(username="penerbit").update(is_active=False)
    assert "pembuatnya tidak lagi berhak" in moderator.get("/admin/token-draf/").content.decode()


def test_the_secret_is_not_kept(token: str) -> None:
    parts = tokens.parse(token)
    assert parts is not None
    assert DraftToken.objects.filter(pk=parts.pk).values_list("digest", flat=True)[0] == tokens.digest(parts.secret)
    assert parts.secret not in str(DraftToken.objects.values().get())


def test_a_moderator_makes_and_revokes_tokens(client: Client, moderator: Client, content: Content) -> None:
    page = moderator.post("/admin/token-draf/", {"name": "Situs baru", "days": "30"}).content.decode()
    text = page.split('readonly value="')[1].split('"')[0]
    assert ask(Client(), "/api/v2/pages/?draft=true", text) == (200, "")
    assert text not in moderator.get("/admin/token-draf/").content.decode()
    moderator.post(f"/admin/token-draf/{DraftToken.objects.get().pk}/cabut/")
    assert ask(Client(), "/api/v2/pages/?draft=true", text) == (401, "invalid_token")


def test_a_token_without_a_name_is_not_made(moderator: Client) -> None:
    answer = moderator.post("/admin/token-draf/", {"name": " ", "days": "9999"})
    assert answer.status_code == 400
    assert answer.context["form"].errors["name"] == ["Tulis untuk siapa token ini."]
    assert not DraftToken.objects.exists()


def test_an_editor_has_no_business_there(client: Client, db: None) -> None:
    logged_in(client, Role.EDITOR)
    assert client.post("/admin/token-draf/", {"name": "Situs", "days": "30"})["Location"] == "/admin/"
    assert not DraftToken.objects.exists()
