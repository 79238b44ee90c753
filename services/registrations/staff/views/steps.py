"""Steps that need nothing but perhaps a reason: for one registration, and for many at once."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from services.registrations.actions import move, move_many
from services.registrations.errors import ReasonMissing, Refused
from services.registrations.flow import Need, Party, Step
from services.registrations.models import Registration
from services.registrations.rules import may_take
from services.registrations.staff import addresses, words
from services.registrations.staff.forms import BulkForm, StepForm
from services.registrations.staff.views.base import RegisterView, RegistrationView


class StepView(RegistrationView):
    """GET asks for the reason, or to confirm; POST takes the step."""

    template_name = "registrations/staff/step.html"
    http_method_names = ["get", "head", "post"]

    @property
    def step(self) -> Step:
        step = self.step_named(self.kwargs["step"])
        if Need.RESULT in step.needs or Party.STAFF not in step.by:
            raise Http404
        return step

    def permitted(self) -> bool:
        return super().permitted() and may_take(self.request.user, self.step)

    @property
    def page_title(self) -> str:  # type: ignore[override]
        return self.step.label

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.step.starts_at(self.registration.status):
            messages.warning(request, f"Pendaftaran ini sekarang berstatus {self.registration.get_status_display()}.")
            return self.back()
        return self._page(StepForm(step=self.step))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = StepForm(request.POST, step=self.step)
        if not form.is_valid():
            return self._page(form)
        try:
            move(
                self.registration.pk,
                self.step.name,
                actor=request.user,
                reason=form.cleaned_data.get("reason", ""),
                address=self.address,
            )
        except ReasonMissing as refusal:
            form.add_error("reason", words.explain(refusal))
            return self._page(form)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(self.step)

    def _page(self, form: StepForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form, step=self.step))


@dataclass(frozen=True)
class Refusal:
    """One that wasn't moved, and why."""

    registration: Registration
    why: str


class BulkView(RegisterView):
    """POST only: takes one step for the ticked rows and tells what became of each."""

    template_name = "registrations/staff/bulk.html"
    http_method_names = ["post"]
    page_title = "Hasil langkah massal"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        steps = {step.name: step for step in self.kind.flow.bulk_steps() if may_take(request.user, step)}
        if not steps:
            raise PermissionDenied
        form = BulkForm(request.POST, steps=steps)
        if not form.is_valid():
            for errors in form.errors.values():
                messages.error(request, " ".join(str(error) for error in errors))
            return redirect(addresses.index_url(self.kind.service))
        return self.render_to_response(self.get_context_data(**self._taken(form.cleaned_data)))

    def _taken(self, choice: dict[str, Any]) -> dict[str, Any]:
        """Ids of other services are as unknown as those of nothing."""
        step: Step = choice["step"]
        chosen = Registration.objects.filter(service=self.kind.service).in_bulk(choice["pilih"])
        outcome = move_many(list(chosen), step.name, actor=self.request.user, address=self.address)
        return {
            "step": step,
            "moved": outcome.moved,
            "refused": [Refusal(chosen[pk], words.explain(refusal)) for pk, refusal in outcome.refused.items()],
            "unknown": len(choice["pilih"]) - len(chosen),
            "index_url": addresses.index_url(self.kind.service),
        }
