"""The screen of tokens, among the settings of the admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from cms_pages.content_api import rules, staff


class TokensMenuItem(MenuItem):
    """Shown to those who may see tokens."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_see(request.user)


@hooks.register("register_admin_urls")
def token_urls() -> list[URLPattern]:
    return [
        path("token-draf/", staff.tokens, name="draft_tokens"),
        path("token-draf/<int:pk>/cabut/", staff.revoke, name="revoke_draft_token"),
    ]


@hooks.register("register_settings_menu_item")
def token_menu_item() -> Any:
    return TokensMenuItem("Token draf", reverse("draft_tokens"), icon_name="key", order=600)
