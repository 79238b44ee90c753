"""The columns of the list, each from the row alone: what they need besides was read for the whole page at once."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms_pages.base.formats import rupiah, short_date
from services.notifications.enums import Status as MessageStatus
from services.registrations.enums import CLOSED, Status
from services.registrations.models import Registration
from services.registrations.staff.addresses import detail_url
from services.registrations.staff.words import ANONYMISED


def _described(text: str) -> Any:
    def decorate(function: Any) -> Any:
        function.short_description = text
        return function

    return decorate


class RegisterColumns:
    """Mixed into a ModelAdmin. Every method takes one row of RegisterIndexView."""

    list_display = ("choose", "number_link", "person", "visit", "exams", "state", "promise", "message")

    @_described("Pilih")
    def choose(self, row: Registration) -> SafeString:
        return format_html(
            '<input type="checkbox" form="bulk" name="pilih" value="{}" aria-label="Pilih {}">', row.pk, row.number
        )

    @_described("Nomor")
    def number_link(self, row: Registration) -> SafeString:
        return format_html('<a class="reg-number" href="{}">{}</a>', detail_url(row), row.number)

    @_described("Pasien")
    def person(self, row: Registration) -> SafeString:
        if row.anonymised_at is not None:
            return format_html('<span class="reg-muted">{}</span>', ANONYMISED)
        identity = (
            f"{row.get_identity_type_display()} {row.masked_identity}" if row.masked_identity else "Tanpa identitas"
        )
        flags = (
            render_to_string("registrations/staff/_flagged.html")
            if row.flags and row.status == Status.SUBMITTED
            else ""
        )
        return format_html('{} <span class="reg-muted reg-nowrap">{}</span>{}', row.full_name, identity, flags)

    @_described("Kunjungan")
    def visit(self, row: Registration) -> SafeString:
        return format_html('<span class="reg-nowrap">{}</span>', short_date(row.visit_date))

    @_described("Pemeriksaan")
    def exams(self, row: Registration) -> SafeString:
        return format_html('<span class="reg-nowrap">{} · {}</span>', row.exam_count, rupiah(row.total_idr))  # type: ignore[attr-defined]

    @_described("Status")
    def state(self, row: Registration) -> SafeString:
        primary = "" if row.status in CLOSED else " primary"
        return format_html('<span class="w-status{}">{}</span>', primary, row.get_status_display())

    @_described("Janji selesai")
    def promise(self, row: Registration) -> str:
        return render_to_string("registrations/staff/_promise.html", {"row": row})

    @_described("Pesan")
    def message(self, row: Registration) -> str:
        state = row.message_state  # type: ignore[attr-defined]
        if state is None:
            return "Belum ada"
        status, troubled = state
        if not troubled:
            return str(status.label)
        words = (
            status.label
            if status in {MessageStatus.UNCERTAIN, MessageStatus.TO_BE_CALLED}
            else MessageStatus.FAILED.label
        )
        return render_to_string("registrations/staff/_trouble.html", {"words": words})
