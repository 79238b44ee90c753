"""Puts the registers into the Wagtail admin."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from services.common.enums import Service
from services.registrations.rules import may_register_at_desk
from services.registrations.staff.addresses import register_url
from services.registrations.staff.admin import LaboratoryAdmin
from services.registrations.staff.attention import attention_everywhere
from services.registrations.staff.home import AttentionPanel

modeladmin_register(LaboratoryAdmin)


class DeskMenuItem(MenuItem):
    """*Daftarkan di loket*, for officers who register visitors without seeing the register (the list has a button)."""

    def is_shown(self, request: HttpRequest) -> bool:
        user: Any = request.user
        return may_register_at_desk(user) and not user.has_perm(LaboratoryAdmin.kind.view_permission)


@hooks.register("register_admin_menu_item")
def desk_menu_item() -> MenuItem:
    url = register_url(Service.LABORATORY, "desk")
    return DeskMenuItem("Daftarkan di loket", url, name="loket-laboratorium", icon_name="plus-inverse", order=11)


@hooks.register("construct_homepage_panels")
def attention_panel(request: HttpRequest, panels: list[Any]) -> None:
    groups = attention_everywhere(request.user)
    if groups:
        panels.append(AttentionPanel(groups))
