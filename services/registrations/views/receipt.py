"""The receipt: number, what comes next, what was agreed."""

from typing import Final

import segno
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from services.common.private_pages import private_page
from services.registrations.models import Registration
from services.registrations.receipts import registration_id

_QR_SCALE: Final = 4


@private_page
@require_safe
def receipt(request: HttpRequest, token: str) -> HttpResponse:
    """/registrasi-laboratorium/selesai/<token>/: for a day after submitting; then tracking takes over."""
    pk = registration_id(token)
    registration = Registration.objects.filter(pk=pk).first() if pk is not None else None
    if registration is None:
        return render(request, "registrations/receipt_expired.html", status=410)
    tracking_url = f"{settings.PUBLIC_BASE_URL}/lacak/{registration.number}/"
    return render(
        request,
        "registrations/receipt.html",
        {
            "registration": registration,
            "items": list(registration.items.all()),
            "tracking_url": tracking_url,
            "qr": segno.make_qr(tracking_url, error="m").svg_data_uri(scale=_QR_SCALE),
        },
    )
