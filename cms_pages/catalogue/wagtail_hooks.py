"""The staff's list of exam types, the reports of prices, what guards a schedule, and the marks that tell the price
history how a page was published.

Wagtail's own page listing, not modeladmin: it knows permissions of the tree, drafts, schedules and bulk actions
(docs/decisions/0010-exam-types-as-pages.md).
"""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.auth import user_has_any_page_permission
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.ui.tables.pages import BulkActionsColumn, PageStatusColumn, PageTitleColumn, ParentPageColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from cms_pages.base.formats import rupiah
from cms_pages.catalogue import prices, publication
from cms_pages.catalogue.admin import PriceChangesView, ScheduledPricesView
from cms_pages.catalogue.enums import PublishedBy, SampleType, ServiceType
from cms_pages.catalogue.messages import schedules_in_the_way
from cms_pages.catalogue.models import CategoryPage, ExamTypePage


class CategoryFilter(django_filters.ModelMultipleChoiceFilter):
    """Pages below the chosen categories: the tree knows it by the path."""

    def get_filter_predicate(self, v: CategoryPage) -> dict[str, str]:
        return {"path__startswith": v.path}


class ExamTypeFilterSet(WagtailFilterSet):
    """Filters on fields that the search index knows too, so that both work together."""

    category = CategoryFilter(label="Kategori", queryset=CategoryPage.objects.order_by("path"))
    sample_type = django_filters.ChoiceFilter(
        label="Jenis sampel", choices=SampleType.choices, empty_label="Semua", widget=RadioSelect
    )
    service_type = django_filters.ChoiceFilter(
        label="Jenis layanan", choices=ServiceType.choices, empty_label="Semua", widget=RadioSelect
    )
    active = django_filters.ChoiceFilter(
        label="Status layanan",
        choices=[("True", "Aktif"), ("False", "Tidak aktif")],
        empty_label="Semua",
        widget=RadioSelect,
    )

    class Meta:
        model = ExamTypePage
        fields: list[str] = []


class ExamTypeIndexView(IndexView):
    """Exam types by name, unless somebody asks otherwise."""

    default_ordering = "title"


class ExamTypeMenuItem(MenuItem):
    """For those who may open the list: Wagtail shows a viewset's item to everybody, and sends the others back."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(user_has_any_page_permission(request.user))


class ExamTypeListing(PageListingViewSet):
    """*Jenis Pemeriksaan*: all categories in one list."""

    model = ExamTypePage
    index_view_class = ExamTypeIndexView
    name = url_prefix = "jenis-pemeriksaan"
    icon = "list-ul"
    menu_item_class = ExamTypeMenuItem
    menu_label = "Jenis Pemeriksaan"
    menu_order = 210
    add_to_admin_menu = True
    filterset_class = ExamTypeFilterSet
    columns = (
        BulkActionsColumn("bulk_actions"),
        PageTitleColumn("title", label="Nama", sort_key="title", classname="title"),
        Column("code", label="Kode", accessor="code", width="8%"),
        ParentPageColumn("parent", label="Kategori"),
        Column("price_idr", label="Tarif", sort_key="price_idr", accessor=lambda exam: rupiah(exam.price_idr)),
        BooleanColumn("active", label="Aktif", accessor="active"),
        DateColumn("latest_revision_created_at", label="Diperbarui", sort_key="latest_revision_created_at"),
        PageStatusColumn("status", label="Status", sort_key="live"),
    )


@hooks.register("register_admin_viewset")
def exam_type_listing() -> ExamTypeListing:
    return ExamTypeListing("jenis-pemeriksaan")


class PriceReportMenuItem(ExamTypeMenuItem):
    """In *Laporan*, for those who may edit pages."""


@hooks.register("register_admin_urls")
def price_reports() -> list[URLPattern]:
    return [
        path("tarif/riwayat/", PriceChangesView.as_view(), name="catalogue_price_changes"),
        path(
            "tarif/riwayat/results/",
            PriceChangesView.as_view(results_only=True),
            name="catalogue_price_changes_results",
        ),
        path("tarif/terjadwal/", ScheduledPricesView.as_view(), name="catalogue_scheduled_prices"),
        path(
            "tarif/terjadwal/results/",
            ScheduledPricesView.as_view(results_only=True),
            name="catalogue_scheduled_prices_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def price_changes_menu_item() -> MenuItem:
    return PriceReportMenuItem(
        "Riwayat tarif", reverse("catalogue_price_changes"), name="riwayat-tarif", icon_name="history", order=200
    )


@hooks.register("register_reports_menu_item")
def scheduled_prices_menu_item() -> MenuItem:
    return PriceReportMenuItem(
        "Tarif terjadwal", reverse("catalogue_scheduled_prices"), name="tarif-terjadwal", icon_name="time", order=210
    )


@hooks.register("before_bulk_action")
def keep_schedules(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponseRedirect | None:
    """Publishing in bulk takes a scheduled price off without a word: say so, and do nothing.

    Of pages below the chosen ones too, whether or not the editor means them: the question comes after this hook.
    Everything else stops at Wagtail's lock on a scheduled page (tests/cms_pages/catalogue/test_schedules.py).
    """
    if action_type == "publish":
        coming = prices.scheduled_below([page for page in objects if isinstance(page, Page)])
        if coming:
            messages.error(request, schedules_in_the_way(coming))
            return HttpResponseRedirect(action.next_url)
    return None


@hooks.register("before_bulk_action")
def mark_bulk_publication(request: HttpRequest, action_type: str, objects: list[Page], action_instance: Any) -> None:
    """What is published now is published in bulk."""
    if action_type == "publish":
        publication.mark_request(PublishedBy.BULK)


@hooks.register("before_copy_page")
def mark_copy(request: HttpRequest, page: Page) -> None:
    """A copy that goes live at once has a first price of its own."""
    publication.mark_request(PublishedBy.COPY)
