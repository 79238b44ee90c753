"""What the accounts add to the Wagtail admin, and what they take away."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction


class _Refused:
    """Wagtail's bulk actions write past our rules and our trail."""

    def check_perm(self, obj: Any) -> bool:
        return False


class NoAssignRole(_Refused, AssignRoleBulkAction):
    """In the place of Wagtail's."""


class NoDelete(_Refused, DeleteBulkAction):
    """In the place of Wagtail's."""


class NoSetActiveState(_Refused, SetActiveStateBulkAction):
    """In the place of Wagtail's."""


# The registry keeps the last class of an action's name; Wagtail's come with order 0.
for refused in (NoAssignRole, NoDelete, NoSetActiveState):
    hooks.register("register_bulk_action", refused, order=1)


@hooks.register("register_account_menu_item")
def change_password(request: HttpRequest) -> dict[str, str]:
    """On *Akun saya*: to the page of one's own password."""
    return {
        "url": reverse("account_change_password"),
        "label": "Ganti kata sandi",
        "help_text": "Kata sandi untuk masuk ke portal ini.",
    }


@hooks.register("register_account_menu_item")
def second_factor(request: HttpRequest) -> dict[str, str]:
    """On *Akun saya*: to the page of one's own second factor."""
    return {
        "url": reverse("mfa_index"),
        "label": "Verifikasi dua langkah",
        "help_text": "Kode dari aplikasi autentikator dan kode pemulihan.",
    }
