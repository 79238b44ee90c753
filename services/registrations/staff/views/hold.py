"""A legal hold: set and lifted, each with a reason, on the record."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

from services.registrations.actions import hold, lift_hold
from services.registrations.errors import ReasonMissing, Refused
from services.registrations.models import LegalHold
from services.registrations.rules import may_hold
from services.registrations.staff import words
from services.registrations.staff.forms import ReasonForm
from services.registrations.staff.views.base import RegistrationView


class HoldView(RegistrationView):
    """GET asks why; POST sets the hold."""

    template_name = "registrations/staff/hold.html"
    page_title = "Tahan penghapusan data"
    explanation = "Selama ditahan, data pribadi dan berkas pendaftaran ini tidak dihapus walau masa simpannya habis."
    success = "penghapusan data ditahan."
    http_method_names = ["get", "head", "post"]
    act: ClassVar[Callable[..., LegalHold]] = staticmethod(hold)

    def permitted(self) -> bool:
        return super().permitted() and may_hold(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(ReasonForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._page(form)
        try:
            self.act(self.registration.pk, actor=request.user, reason=form.cleaned_data["reason"], address=self.address)
        except ReasonMissing as refusal:
            form.add_error("reason", words.explain(refusal))
            return self._page(form)
        except Refused as refusal:
            return self.refused(refusal)
        messages.success(request, f"{self.registration.number}: {self.success}")
        return self.back()

    def _page(self, form: ReasonForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, explanation=self.explanation))


class LiftHoldView(HoldView):
    """GET asks why; POST lifts the hold."""

    page_title = "Cabut penahanan"
    explanation = "Setelah dicabut, data pribadi dan berkas pendaftaran ini dihapus bila masa simpannya sudah habis."
    success = "penahanan penghapusan data dicabut."
    act: ClassVar[Callable[..., LegalHold]] = staticmethod(lift_hold)
