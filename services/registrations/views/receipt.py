"""The receipt: number, what comes next, what was agreed."""

from typing import Any, Final

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms_pages.catalogue.models import ExamTypePage
from services.common import clock
from services.common.private_pages import private_page
from services.registrations.models import Registration, RegistrationItem
from services.registrations.receipts import AGAIN, registration_id
from services.schedule.queries import calendar, visiting_hours

_QR_SCALE: Final = 4


@private_page
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """/registrasi-laboratorium/selesai/<token>/: for a day after submitting; then tracking takes over."""
    pk = registration_id(token)
    registration = Registration.objects.filter(pk=pk, anonymised_at=None).first() if pk is not None else None
    if registration is None:
        return render(request, "registrations/receipt_expired.html", status=410)
    return render(request, "registrations/receipt.html", _facts(registration) | {"again": AGAIN in request.GET})


def _facts(registration: Registration) -> dict[str, Any]:
    items = list(registration.items.all())
    tracking_url = f"{settings.PUBLIC_BASE_URL}/lacak/{registration.number}/"
    # A working day after it came in, but never after the visit that it is about.
    next_day = calendar(registration.service).add_working_days(clock.local_date(registration.submitted_at), 1)
    return {
        "registration": registration,
        "items": items,
        "checked_by": min(next_day, registration.visit_date),
        "hours": visiting_hours(registration.service, registration.visit_date),
        "preparations": _preparations(items),
        "tracking_url": tracking_url,
        "tracking_address": tracking_url.partition("://")[2],
        "qr": segno.make_qr(tracking_url, error="m").svg_data_uri(scale=_QR_SCALE),
    }


def _preparations(items: list[RegistrationItem]) -> dict[str, list[str]]:
    """What to do before the visit, each with the names of the exam types that ask for it."""
    pages = ExamTypePage.objects.live().filter(pk__in=[item.exam_id for item in items]).exclude(preparation="")
    wanted: dict[str, list[str]] = {}
    for name, preparation in pages.order_by("title").values_list("title", "preparation"):
        wanted.setdefault(preparation, []).append(name)
    return wanted
