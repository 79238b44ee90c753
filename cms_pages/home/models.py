"""The home page: a welcome, the tracking box, and the four tabs that the portal's users know."""

from typing import Any, ClassVar, Final

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail.url_routing import RouteResult

from cms_pages.base.blocks import CardBlock, LinkBlock
from cms_pages.base.lookup import page_below
from cms_pages.base.models import BasePage
from cms_pages.home.help_texts import HELP

LINKS_HELP: Final = (
    "Tautannya dikelola di <b>Informasi › Jalan Pintas</b>: yang bertempat Eksternal tampil di sini, menurut urutannya."
)
API_FIELDS: Final = (
    "welcome",
    "welcome_text",
    "hours",
    "services_tab",
    "services_title",
    "services_text",
    "services_cards",
    "information_tab",
    "information_text",
    "information_links",
    "complaints_tab",
    "complaints_text",
    "complaints_links",
    "links_tab",
)


class Cards(StreamBlock):
    card = CardBlock()


class Links(StreamBlock):
    link = LinkBlock()


def _panel(field: str) -> FieldPanel:
    """With a help text, unless the field has one of its own."""
    return FieldPanel(field, help_text=HELP.get(field, ""))


def _section(heading: str, prefix: str, *fields: str) -> MultiFieldPanel:
    return MultiFieldPanel([_panel(f"{prefix}_{field}") for field in fields], heading=heading)


class HomePage(BasePage):
    """Once, at ``/``."""

    welcome = models.CharField("sambutan", max_length=80, default="Portal Labkesmas Magelang")
    welcome_text = models.CharField("kalimat sambutan", max_length=240, blank=True)
    hours = models.CharField("jam layanan singkat", max_length=120, blank=True)

    services_tab = models.CharField("nama tab", max_length=60, default="Juragan (Just For Pelanggan)")
    services_title = models.CharField("judul", max_length=80, default="Juragan: layanan untuk pelanggan")
    services_text = models.CharField("keterangan", max_length=240, blank=True)
    services_cards = StreamField(Cards(required=False), verbose_name="kartu layanan", blank=True)

    information_tab = models.CharField("nama tab", max_length=60, default="Informasi Publik")
    information_text = models.CharField("keterangan", max_length=240, blank=True)
    information_links = StreamField(Links(required=False), verbose_name="tautan", blank=True)

    complaints_tab = models.CharField("nama tab", max_length=60, default="Keluhan & Aduan")
    complaints_text = models.CharField("keterangan", max_length=300, blank=True)
    complaints_links = StreamField(
        Links(required=False), verbose_name="tautan", blank=True, help_text="Yang pertama tampil sebagai tombol."
    )

    links_tab = models.CharField("nama tab", max_length=60, default="Tautan Penting")

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        MultiFieldPanel([*map(_panel, ("welcome", "welcome_text", "hours"))], heading="Sambutan"),
        _section("Juragan", "services", "tab", "title", "text", "cards"),
        _section("Informasi Publik", "information", "tab", "text", "links"),
        _section("Keluhan & Aduan", "complaints", "tab", "text", "links"),
        MultiFieldPanel(
            [_panel("links_tab"), HelpPanel(LINKS_HELP)],
            heading="Tautan Penting",
        ),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("welcome"),
        index.SearchField("welcome_text"),
    ]
    api_fields: ClassVar[list[Any]] = [*BasePage.api_fields, *map(APIField, API_FIELDS)]

    template = "pages/home.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "beranda"
        verbose_name_plural = "beranda"

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Pages with routes of their own (a feed below a list), and addresses without a page, go Wagtail's way."""
        page = page_below(self, path_components) if path_components else None
        return super().route(request, path_components) if page is None else page.route(request, [])

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.home import views

        return {**super().get_context(request, *args, **kwargs), **views.home()}
