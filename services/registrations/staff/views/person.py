"""An officer mends who the patient is or how to reach them."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

from services.registrations.actions import correct_person, reveal_person
from services.registrations.errors import ReasonMissing, Refused
from services.registrations.rules import may_correct_person
from services.registrations.staff import words
from services.registrations.staff.forms import ReasonForm
from services.registrations.staff.person_form import PersonCorrectionForm
from services.registrations.staff.views.base import RegistrationView


class CorrectPersonView(RegistrationView):
    """GET asks why. The first POST records that the data was opened and shows it in the form; the second one mends."""

    template_name = "registrations/staff/person.html"
    page_title = "Perbaiki data pasien"
    http_method_names = ["get", "head", "post"]

    def permitted(self) -> bool:
        return super().permitted() and may_correct_person(self.request.user, self.kind)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(ReasonForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._mend(request) if "opened" in request.POST else self._open(request)

    def _open(self, request: HttpRequest) -> HttpResponse:
        asked = ReasonForm(request.POST)
        if not asked.is_valid():
            return self._page(asked)
        reason = asked.cleaned_data["reason"]
        try:
            reveal_person(self.registration.pk, actor=request.user, reason=reason, address=self.address)
        except Refused as refusal:
            return self.refused(refusal)
        initial = PersonCorrectionForm.initial_of(self.registration, reason)
        return self._page(PersonCorrectionForm(initial=initial), opened=True)

    def _mend(self, request: HttpRequest) -> HttpResponse:
        form = PersonCorrectionForm(request.POST)
        if not form.is_valid():
            return self._page(form, opened=True)
        try:
            correct_person(
                self.registration.pk,
                form.person(),
                actor=request.user,
                reason=form.cleaned_data["reason"],
                address=self.address,
            )
        except ReasonMissing as refusal:
            form.add_error("reason", words.explain(refusal))
            return self._page(form, opened=True)
        except Refused as refusal:
            return self.refused(refusal)
        messages.success(request, f"Data pasien {self.registration.number} diperbaiki.")
        return self.back()

    def _page(self, form: Any, *, opened: bool = False) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, opened=opened))
