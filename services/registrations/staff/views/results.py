"""Results: uploaded by one officer, released by another who looks at the PDF, discarded, withdrawn."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail.admin import messages

from services.files.errors import FileProblem
from services.registrations import queries
from services.registrations.actions import discard_result, release_result, upload_result, withdraw_result
from services.registrations.enums import PatientMatch, Status
from services.registrations.errors import NoResultWaiting, NumberNotTyped, ReasonMissing, Refused
from services.registrations.flow import Step
from services.registrations.models import ResultVersion
from services.registrations.rules import may_take
from services.registrations.staff import words
from services.registrations.staff.forms import ReasonForm, ReleaseForm, UploadForm
from services.registrations.staff.views.base import RegistrationView


class ResultView(RegistrationView):
    """A screen about a result. `steps` are its two names in the flow: before the release, and of a correction."""

    http_method_names = ["get", "head", "post"]
    steps: tuple[str, str]

    @property
    def step(self) -> Step:
        """The step that this screen takes, as the registration stands."""
        before, correction = self.steps
        return self.step_named(correction if self.registration.status == Status.COMPLETED else before)

    def permitted(self) -> bool:
        return super().permitted() and may_take(self.request.user, self.step_named(self.steps[0]))

    @property
    def page_title(self) -> str:  # type: ignore[override]
        return self.step.label

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.step.starts_at(self.registration.status):
            messages.warning(request, f"Pendaftaran ini sekarang berstatus {self.registration.get_status_display()}.")
            return self.back()
        return self.page(self.empty_form())

    def empty_form(self) -> Any:
        raise NotImplementedError

    def page(self, form: Any, **more: Any) -> HttpResponse:
        """This screen with a form, and with what was wrong in it."""
        return self.render_to_response(self.get_context_data(form=form, step=self.step, **more))


class UploadView(ResultView):
    """Gives a PDF to the laboratory's register. Before its release nobody outside sees it."""

    template_name = "registrations/staff/upload.html"
    steps = ("upload_result", "correct_result")

    def empty_form(self) -> UploadForm:
        return UploadForm()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"waiting": queries.waiting_result(self.registration)} | kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = UploadForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.page(form)
        upload = form.cleaned_data["file"]
        step = self.step
        try:
            upload_result(
                self.registration.pk,
                upload.read(),
                name=upload.name,
                actor=request.user,
                typed_number=form.cleaned_data["number"],
                address=self.address,
            )
        except FileProblem as refusal:
            form.add_error("file", refusal.text)
            return self.page(form)
        except NumberNotTyped as refusal:
            typed = form.cleaned_data["number"]
            form.add_error("number", words.WRONG_NUMBER if typed else words.explain(refusal))
            return self.page(form, asks_number=True)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(step)


class VersionView(ResultView):
    """A screen about the version that waits for release, named in the address: the one that the officer saw."""

    def waiting(self) -> ResultVersion:
        """Raises NoResultWaiting when another version waits by now, or none."""
        version = queries.waiting_result(self.registration)
        if version is None or version.pk != self.kwargs["version"]:
            raise NoResultWaiting
        return version

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            self.waiting()
        except NoResultWaiting as refusal:
            return self.refused(refusal)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"version": self.waiting()} | kwargs))


class ReleaseView(VersionView):
    """Shows the PDF beside the patient's data; released only after a tick, and never by its uploader."""

    template_name = "registrations/staff/release.html"
    steps = ("release_result", "release_correction")

    def empty_form(self) -> ReleaseForm:
        return self._form()

    def _form(self, data: Any = None) -> ReleaseForm:
        return ReleaseForm(data, ask_number=self.waiting().match == PatientMatch.NOTHING)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = self.waiting().uploaded_by_id == self.request.user.pk
        items = list(self.registration.items.all())
        return super().get_context_data(**({"is_own_upload": own, "items": items} | kwargs))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            form = self._form(request.POST)
        except NoResultWaiting as refusal:
            return self.refused(refusal)
        if not form.is_valid():
            return self.page(form)
        step = self.step
        try:
            release_result(
                self.registration.pk,
                self.kwargs["version"],
                actor=request.user,
                typed_number=form.cleaned_data.get("number", ""),
                address=self.address,
            )
        except NumberNotTyped:
            form.add_error("number", words.WRONG_NUMBER)
            return self.page(form)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(step)


class DiscardView(VersionView):
    """Takes back an upload before its release."""

    template_name = "registrations/staff/step.html"
    steps = ("discard_result", "discard_correction")

    def empty_form(self) -> ReasonForm:
        return ReasonForm()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReasonForm(request.POST)
        step = self.step
        try:
            if not form.is_valid():
                self.waiting()
                return self.page(form)
            reason = form.cleaned_data["reason"]
            discard_result(
                self.registration.pk, self.kwargs["version"], actor=request.user, reason=reason, address=self.address
            )
        except ReasonMissing as refusal:
            form.add_error("reason", words.explain(refusal))
            return self.page(form)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(step)


class WithdrawView(ResultView):
    """*Tarik hasil*: from then on nobody fetches it."""

    template_name = "registrations/staff/step.html"
    steps = ("withdraw_result", "withdraw_result")

    def empty_form(self) -> ReasonForm:
        return ReasonForm(applicant_reads=True)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = ReasonForm(request.POST, applicant_reads=True)
        if not form.is_valid():
            return self.page(form)
        try:
            withdraw_result(
                self.registration.pk, actor=request.user, reason=form.cleaned_data["reason"], address=self.address
            )
        except ReasonMissing as refusal:
            form.add_error("reason", words.explain(refusal))
            return self.page(form)
        except Refused as refusal:
            return self.refused(refusal)
        return self.succeeded(self.step)
