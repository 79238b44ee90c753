"""Reports of the admin: every price that became valid, and the prices that are scheduled. Neither is written here."""

from collections import OrderedDict
from datetime import datetime
from typing import Any, ClassVar, Final

import django_filters
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django_filters.fields import ModelChoiceField
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permissions import page_permission_policy

from cms_pages.base.formats import clock_time, rupiah, short_date
from cms_pages.catalogue import prices
from cms_pages.catalogue.enums import PublishedBy
from cms_pages.catalogue.models import ExamTypePage, PriceChange
from cms_pages.catalogue.prices import ScheduledPrice

NOTHING: Final = "–"
LONGEST_PAGE_NUMBER: Final = 10
# A spreadsheet takes a text that begins so for a formula, and a formula may send data away.
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def harmless(value: Any) -> Any:
    """A text for a cell: what would be taken for a formula gets an apostrophe in front."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA_STARTS) else value


def _moment(at: datetime) -> str:
    return f"{short_date(at)}, {clock_time(at)}"


def _price(amount: int | None) -> str:
    return NOTHING if amount is None else rupiah(amount)


def _edit_url(page_id: int) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page_id])


def _cancel_link(one: ScheduledPrice) -> SafeString:
    """To Wagtail's question whether this version shall be taken off its schedule, and back to the list."""
    where = reverse("wagtailadmin_pages:revisions_unschedule", args=[one.exam_id, one.revision_id])
    back = urlencode({"next": reverse("catalogue_scheduled_prices")})
    return format_html(
        '<a class="button button-small button-secondary" href="{}?{}" aria-label="Batalkan jadwal {}">Batalkan</a>',
        where,
        back,
        one.exam_name,
    )


class PriceReport(ReportView):
    """For whoever has a right to some page. Exports carry numbers as numbers, moments in WIB, and no formula."""

    permission_policy = page_permission_policy
    any_permission_required: ClassVar[list[str]] = ["add", "change", "publish"]
    export_filename = ""

    def get_filename(self) -> str:
        return f"{self.export_filename}-{timezone.localdate().isoformat()}"

    def to_row_dict(self, item: Any) -> "OrderedDict[str, Any]":
        return OrderedDict((field, harmless(value)) for field, value in super().to_row_dict(item).items())

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """Moments leave as the local time without its zone, which no spreadsheet knows."""
        if isinstance(value, datetime):
            local = timezone.localtime(value).replace(tzinfo=None, microsecond=0)
            return local if export_format == self.FORMAT_XLSX else local.isoformat(sep=" ")
        return super().preprocess_field_value(field, value, export_format)


class PageChoiceField(ModelChoiceField):
    """A number that no page can have is no choice; SQLite would raise OverflowError."""

    def to_python(self, value: Any) -> Any:
        if len(str(value or "")) > LONGEST_PAGE_NUMBER:
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value})
        return super().to_python(value)


class PageChoiceFilter(django_filters.ModelChoiceFilter):
    field_class = PageChoiceField


class PriceChangeFilterSet(WagtailFilterSet):
    """By time, exam type, person and way."""

    at = django_filters.DateFromToRangeFilter(label="Berlaku sejak", widget=DateRangePickerWidget)
    exam_type = PageChoiceFilter(label="Pemeriksaan", queryset=ExamTypePage.objects.order_by("title"))
    name = django_filters.CharFilter(label="Nama atau kode", method="filter_name", max_length=100)
    person = django_filters.CharFilter(label="Penulis atau penerbit", method="filter_person", max_length=100)
    how = django_filters.ChoiceFilter(label="Cara", choices=PublishedBy.choices)

    class Meta:
        model = PriceChange
        fields: ClassVar[list[str]] = []

    def filter_name(self, changes: QuerySet[PriceChange], name: str, value: str) -> QuerySet[PriceChange]:
        return changes.filter(Q(exam_name__icontains=value) | Q(exam_code__icontains=value))

    def filter_person(self, changes: QuerySet[PriceChange], name: str, value: str) -> QuerySet[PriceChange]:
        return changes.filter(Q(author_label__icontains=value) | Q(publisher_label__icontains=value))


class PriceChangesView(PriceReport):
    """*Riwayat tarif*: all price changes, the newest first, deleted exam types included."""

    page_title = "Riwayat tarif"
    header_icon = "history"
    verbose_name_plural = "perubahan tarif"
    index_url_name = "catalogue_price_changes"
    index_results_url_name = "catalogue_price_changes_results"
    filterset_class = PriceChangeFilterSet
    queryset = PriceChange.objects.all()
    default_ordering = ("-at", "-pk")
    export_filename = "riwayat-tarif"
    columns: ClassVar[list[Column]] = [
        TitleColumn("exam_name", label="Pemeriksaan", get_url=lambda change: _edit_url(change.exam_type_id)),
        Column("exam_code", label="Kode"),
        Column("old_price_idr", label="Tarif lama", accessor=lambda change: _price(change.old_price_idr)),
        Column("new_price_idr", label="Tarif baru", accessor=lambda change: rupiah(change.new_price_idr)),
        Column("at", label="Berlaku sejak", accessor=lambda change: _moment(change.at)),
        Column("author_label", label="Ditulis", accessor=lambda change: change.author_label or NOTHING),
        Column("publisher_label", label="Diterbitkan", accessor=lambda change: change.publisher_label or NOTHING),
        Column("how", label="Cara", accessor="get_how_display"),
    ]
    list_export: ClassVar[list[str]] = [
        "exam_name",
        "exam_code",
        "old_price_idr",
        "new_price_idr",
        "at",
        "author_label",
        "publisher_label",
        "get_how_display",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "exam_name": "Pemeriksaan",
        "exam_code": "Kode",
        "old_price_idr": "Tarif lama (rupiah)",
        "new_price_idr": "Tarif baru (rupiah)",
        "at": "Berlaku sejak (WIB)",
        "author_label": "Ditulis",
        "publisher_label": "Diterbitkan",
        "get_how_display": "Cara",
    }


class ScheduledPricesView(PriceReport):
    """*Tarif terjadwal*: what goes live when, the next one first, and the way to take it off."""

    page_title = "Tarif terjadwal"
    header_icon = "time"
    verbose_name_plural = "tarif terjadwal"
    index_url_name = "catalogue_scheduled_prices"
    index_results_url_name = "catalogue_scheduled_prices_results"
    export_filename = "tarif-terjadwal"
    columns: ClassVar[list[Column]] = [
        TitleColumn("exam_name", label="Pemeriksaan", get_url=lambda one: _edit_url(one.exam_id)),
        Column("exam_code", label="Kode"),
        Column("current_price_idr", label="Tarif sekarang", accessor=lambda one: _price(one.current_price_idr)),
        Column("price_idr", label="Tarif baru", accessor=lambda one: rupiah(one.price_idr)),
        Column("at", label="Mulai berlaku", accessor=lambda one: _moment(one.at)),
        Column("author_label", label="Ditulis", accessor=lambda one: one.author_label or NOTHING),
        Column("scheduled_by", label="Dijadwalkan", accessor=lambda one: one.scheduled_by or NOTHING),
        Column("cancel", label="", accessor=_cancel_link),
    ]
    list_export: ClassVar[list[str]] = [
        "exam_name",
        "exam_code",
        "current_price_idr",
        "price_idr",
        "at",
        "author_label",
        "scheduled_by",
    ]
    export_headings: ClassVar[dict[str, str]] = {
        "exam_name": "Pemeriksaan",
        "exam_code": "Kode",
        "current_price_idr": "Tarif sekarang (rupiah)",
        "price_idr": "Tarif baru (rupiah)",
        "at": "Mulai berlaku (WIB)",
        "author_label": "Ditulis",
        "scheduled_by": "Dijadwalkan",
    }

    def get_base_queryset(self) -> Any:
        return prices.scheduled_revisions()

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(prices.scheduled(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> Any:
        return prices.scheduled(object_list) if self.is_export else object_list
