"""Personal data shown once, for a reason, on the record."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from services.registrations.actions import reveal_person
from services.registrations.errors import ReasonMissing, Refused
from services.registrations.rules import may_reveal
from services.registrations.staff import words
from services.registrations.staff.forms import ReasonForm
from services.registrations.staff.views.base import RegistrationView


class RevealView(RegistrationView):
    """GET asks why; POST shows the data in its answer, which no address gives again."""

    template_name = "registrations/staff/reveal.html"
    page_title = "Data pribadi"
    http_method_names = ["get", "head", "post"]

    def permitted(self) -> bool:
        return super().permitted() and may_reveal(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=ReasonForm()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reason = form.cleaned_data["reason"]
        try:
            revealed = reveal_person(self.registration.pk, actor=request.user, reason=reason, address=self.address)
        except ReasonMissing as refusal:
            form.add_error("reason", words.explain(refusal))
            return self.render_to_response(self.get_context_data(form=form))
        except Refused as refusal:
            return self.refused(refusal)
        return self.render_to_response(self.get_context_data(revealed=revealed))
