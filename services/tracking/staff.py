"""*Buka kunci pelacakan*: a button on the register's detail page, for an applicant whose number was locked."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin import messages

from services.common.network import client_address
from services.registrations.models import Registration
from services.registrations.staff.extensions import DetailAction
from services.registrations.staff.views.base import RegistrationView
from services.tracking import actions
from services.tracking.rules import may_unlock


def unlock_action(request: HttpRequest, registration: Registration) -> DetailAction | None:
    """The button, while the number is locked and this officer may unlock it."""
    if not (may_unlock(request.user) and actions.is_locked(registration)):
        return None
    return DetailAction(
        label="Buka kunci pelacakan",
        url=reverse("tracking_staff:unlock", args=[registration.pk]),
        explanation="Pelacakan terkunci karena terlalu banyak bukti salah. Pastikan dulu siapa yang meminta.",
    )


class UnlockView(RegistrationView):
    """POST gives the applicant a fresh start."""

    http_method_names = ["post"]

    def permitted(self) -> bool:
        return super().permitted() and may_unlock(self.request.user)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        actions.unlock(self.registration, actor=request.user, address=client_address(request))
        messages.success(request, "Kunci pelacakan dibuka.")
        return self.back()
