"""*Spreadsheet tarif* in the menu, below the list of exam types."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from services.price_lists import rules, views


class PriceListMenuItem(MenuItem):
    """Shown to those who may use it."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_import(request.user)


@hooks.register("register_admin_urls")
def price_list_urls() -> list[URLPattern]:
    return [
        path("tarif-spreadsheet/", views.index, name=views.INDEX),
        path("tarif-spreadsheet/unduh/", views.download, name="price_lists_download"),
        path("tarif-spreadsheet/<int:pk>/", views.detail, name="price_lists_detail"),
        path("tarif-spreadsheet/<int:pk>/terapkan/", views.apply, name="price_lists_apply"),
        path("tarif-spreadsheet/<int:pk>/batalkan/", views.drop, name="price_lists_cancel"),
    ]


@hooks.register("register_admin_menu_item")
def price_list_menu_item() -> Any:
    return PriceListMenuItem(views.MENU_LABEL, reverse(views.INDEX), icon_name=views.ICON, order=211)
