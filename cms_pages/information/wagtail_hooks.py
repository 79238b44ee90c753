"""*Informasi* in the admin: questions, shortcuts, public information; and the shortcuts on the dashboard."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from cms_pages.base.addresses import open_links
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import FaqEntry, PublicInformation, Shortcut
from cms_pages.information.queries import ShortcutLink, shortcuts


class FaqViewSet(SnippetViewSet):
    """Questions, to be dragged into order."""

    model = FaqEntry
    base_url_path = "faq"
    menu_label = "FAQ"
    icon = "help"
    sort_order_field = ordering = "sort_order"
    list_display = [
        "question",
        Column("get_category_display", label="Kategori"),
        BooleanColumn("active", label="Aktif"),
    ]
    list_filter = ["category", "active"]


class TargetColumn(Column):
    """Where it leads, or that it leads nowhere any more: then visitors don't see it."""

    def get_value(self, instance: Any) -> str:
        return instance.href(open_links()) or "Tidak tampil: tujuannya tidak ada"


class ShortcutViewSet(SnippetViewSet):
    """Shortcuts, to be dragged into order."""

    model = Shortcut
    base_url_path = "jalan-pintas"
    menu_label = "Jalan Pintas"
    icon = "link"
    sort_order_field = ordering = "sort_order"
    list_display = ["title", Column("get_place_display", label="Tempat"), TargetColumn("target", label="Tujuan")]
    list_filter = ["place"]

    def get_queryset(self, request: HttpRequest) -> Any:
        return Shortcut.objects.select_related("page")


class PublicInformationViewSet(SnippetViewSet):
    """The list of public information."""

    model = PublicInformation
    base_url_path = "informasi-publik"
    menu_label = "Informasi Publik"
    icon = "doc-full"
    list_display = ["title", Column("get_category_display", label="Kategori"), "year", "unit"]
    list_filter = ["category", "year"]
    ordering = ["-year", "title"]


class InformationGroup(SnippetViewSetGroup):
    """The menu item that holds the three."""

    menu_label = "Informasi"
    menu_icon = "info-circle"
    menu_order = 220
    items = (FaqViewSet, ShortcutViewSet, PublicInformationViewSet)


register_snippet(InformationGroup)


class ShortcutsPanel(Component):
    """Internal shortcuts, for everybody who enters the admin."""

    name = "shortcuts"
    template_name = "information/admin/shortcuts_panel.html"
    order = 60

    class Media:
        css = {"all": ["css/admin-information.css"]}

    def __init__(self, links: list[ShortcutLink]) -> None:
        self.links = links

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"links": self.links}


@hooks.register("construct_homepage_panels")
def shortcuts_panel(request: HttpRequest, panels: list[Any]) -> None:
    if links := shortcuts(ShortcutPlace.INTERNAL):
        panels.append(ShortcutsPanel(links))
