"""Views that only a visitor who proved the number may reach."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from services.common.private_pages import private_page
from services.registrations.models import Registration
from services.tracking import session

ProvedView = Callable[[HttpRequest, Registration], HttpResponse]


def opened_registration(request: HttpRequest, number: str) -> Registration | None:
    """The registration of this number, when this visitor's session proved it."""
    opened = session.opened(request)
    if opened is None:
        return None
    return Registration.objects.select_related("referral").filter(pk=opened, number=number, anonymised_at=None).first()


def needs_proof(view: ProvedView) -> Callable[..., HttpResponse]:
    """Give the view the proved registration; everybody else is led to the proof."""

    @wraps(view)
    def guarded(request: HttpRequest, number: str) -> HttpResponse:
        registration = opened_registration(request, number)
        if registration is None:
            return redirect("tracking:show", number=number)
        return view(request, registration)

    return private_page(guarded)
