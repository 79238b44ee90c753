"""*Halaman lama*, *Jadwal terbit dan berakhir*, *Tautan rusak*: lists with filters and exports. Nothing is written."""

from datetime import datetime
from typing import Any, ClassVar, Final

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from cms_pages.base.formats import clock_time, short_date
from cms_pages.catalogue.admin import NOTHING, PriceReport
from services.editorial import queries, rules
from services.editorial.enums import PROBLEMS, LinkKind, LinkState
from services.editorial.models import LinkUse

MINE: Final = [("yes", "Milik saya")]


def _moment(at: datetime | None) -> str:
    return f"{short_date(at)}, {clock_time(at)}" if at else NOTHING


def _edit_url(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


class EditorialReport(PriceReport):
    """For whoever holds the right to these reports; exports as those of prices are."""

    permission_policy = None
    any_permission_required: ClassVar[list[str]] = []
    template_name = "editorial/staff/report.html"
    results_template_name = "editorial/staff/report_results.html"

    def get_paginator(self, *args: Any, **kwargs: Any) -> Any:
        """Counts in the words of the report: ``12 halaman lama``."""
        paginator = super().get_paginator(*args, **kwargs)
        paginator.verbose_name = paginator.verbose_name_plural = self.verbose_name_plural
        return paginator

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.may_see_reports(request.user):
            raise PermissionDenied
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


class StaleFilterSet(WagtailFilterSet):
    """By whose it is."""

    mine = django_filters.ChoiceFilter(
        label="Penanggung jawab", choices=MINE, method="filter_mine", empty_label="Semua"
    )
    title = django_filters.CharFilter(label="Judul", lookup_expr="icontains", max_length=100)

    class Meta:
        model = Page
        fields: ClassVar[list[str]] = []

    def filter_mine(self, pages: QuerySet[Page], name: str, value: str) -> QuerySet[Page]:
        return pages.filter(owner_now=self.request.user.pk)


def _confirm_link(page: Page) -> SafeString:
    return format_html(
        '<a class="button button-small button-secondary" href="{}?{}" aria-label="Masih benar: {}">Masih benar</a>',
        reverse("editorial_confirm_page", args=[page.pk]),
        urlencode({"next": reverse("editorial_stale_pages")}),
        page.title,
    )


def _confirmed(page: Any) -> str:
    review = getattr(page, "editorial_review", None)
    return f"{_moment(review.confirmed_at)}, {review.confirmed_by or NOTHING}" if review else NOTHING


class StalePagesView(EditorialReport):
    """*Halaman lama*: what nobody has published or confirmed for months, the oldest first."""

    page_title = "Halaman lama"
    header_icon = "history"
    verbose_name_plural = "halaman lama"
    index_url_name = "editorial_stale_pages"
    index_results_url_name = "editorial_stale_pages_results"
    filterset_class = StaleFilterSet
    export_filename = "halaman-lama"
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label="Halaman", get_url=_edit_url),
        Column("kind", label="Jenis", accessor=lambda page: queries.kind_words(page.content_type)),
        Column("owner_name", label="Penanggung jawab", accessor=lambda page: page.owner_name or NOTHING),
        Column("last_published_at", label="Diterbitkan", accessor=lambda page: _moment(page.last_published_at)),
        Column("confirmed", label="Masih benar", accessor=_confirmed),
        Column("confirm", label="", accessor=_confirm_link),
    ]
    list_export: ClassVar[list[str]] = ["title", "owner_name", "last_published_at", "fresh_at"]
    export_headings: ClassVar[dict[str, str]] = {
        "title": "Halaman",
        "owner_name": "Penanggung jawab",
        "last_published_at": "Diterbitkan (WIB)",
        "fresh_at": "Terakhir benar (WIB)",
    }

    def get_base_queryset(self) -> Any:
        return queries.stale_pages()


class ScheduleView(EditorialReport):
    """*Jadwal terbit dan berakhir*: all dates ahead in one list. There are few, so they are put together in memory."""

    page_title = "Jadwal terbit dan berakhir"
    header_icon = "calendar-alt"
    verbose_name_plural = "jadwal"
    index_url_name = "editorial_schedule"
    index_results_url_name = "editorial_schedule_results"
    export_filename = "jadwal"
    columns: ClassVar[list[Column]] = [
        TitleColumn("title", label="Isi", get_url=lambda row: row.edit_url),
        Column("what", label="Kejadian"),
        Column("at", label="Waktu", accessor=lambda row: _moment(row.at)),
        Column("kind", label="Jenis"),
        Column("detail", label="Tarif baru", accessor=lambda row: row.detail or NOTHING),
        Column("person", label="Oleh", accessor=lambda row: row.person or NOTHING),
    ]
    list_export: ClassVar[list[str]] = ["title", "what", "at", "kind", "detail", "person"]
    export_headings: ClassVar[dict[str, str]] = {
        "title": "Isi",
        "what": "Kejadian",
        "at": "Waktu (WIB)",
        "kind": "Jenis",
        "detail": "Tarif baru",
        "person": "Oleh",
    }

    def get_queryset(self) -> Any:
        return queries.scheduled()

    def filter_queryset(self, queryset: Any) -> Any:
        return queryset


class LinkFilterSet(WagtailFilterSet):
    """By what was found, where it leads, whose page it stands on."""

    state = django_filters.ChoiceFilter(
        field_name="link__state", label="Keadaan", choices=LinkState.choices, empty_label="Bermasalah"
    )
    kind = django_filters.ChoiceFilter(field_name="link__kind", label="Menuju", choices=LinkKind.choices)
    mine = django_filters.ChoiceFilter(
        label="Penanggung jawab", choices=MINE, method="filter_mine", empty_label="Semua"
    )
    holder = django_filters.CharFilter(label="Ada di", lookup_expr="icontains", max_length=100)
    address = django_filters.CharFilter(
        field_name="link__address", label="Alamat", lookup_expr="icontains", max_length=100
    )

    class Meta:
        model = LinkUse
        fields: ClassVar[list[str]] = []

    def filter_mine(self, uses: Any, name: str, value: str) -> Any:
        return uses.filter(owner_now=self.request.user.pk)


class BrokenLinksView(EditorialReport):
    """*Tautan rusak*: where editors have put links that lead nowhere, longest broken first."""

    page_title = "Tautan rusak"
    header_icon = "link"
    verbose_name_plural = "tautan"
    index_url_name = "editorial_broken_links"
    index_results_url_name = "editorial_broken_links_results"
    filterset_class = LinkFilterSet
    export_filename = "tautan-rusak"
    columns: ClassVar[list[Column]] = [
        TitleColumn("holder", label="Ada di", get_url=lambda use: use.edit_url or None),
        Column("field", label="Bagian"),
        Column("words", label="Teks", accessor=lambda use: use.words or NOTHING),
        Column("address", label="Menuju", accessor=lambda use: queries.address_words(use.link)),
        Column("state", label="Keadaan", accessor="link.get_state_display"),
        Column("answer", label="Keterangan", accessor=lambda use: use.link.answer or NOTHING),
        Column("since", label="Rusak sejak", accessor=lambda use: _moment(use.link.broken_since)),
        Column("checked", label="Diperiksa", accessor=lambda use: _moment(use.link.checked_at)),
        Column("owner_name", label="Penanggung jawab", accessor=lambda use: use.owner_name or NOTHING),
    ]
    list_export: ClassVar[list[str]] = [
        "holder",
        "field",
        "words",
        "link.get_kind_display",
        "link.address",
        "link.get_state_display",
        "link.answer",
        "link.broken_since",
        "link.checked_at",
        "owner_name",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "holder": "Ada di",
        "field": "Bagian",
        "words": "Teks",
        "link.get_kind_display": "Menuju",
        "link.address": "Alamat",
        "link.get_state_display": "Keadaan",
        "link.answer": "Keterangan",
        "link.broken_since": "Rusak sejak (WIB)",
        "link.checked_at": "Diperiksa (WIB)",
        "owner_name": "Penanggung jawab",
    }

    def get_base_queryset(self) -> Any:
        uses = queries.link_uses()
        if not self.request.GET.get("state"):
            uses = uses.filter(link__state__in=PROBLEMS)
        return uses.order_by("link__broken_since", "link_id", "pk")
