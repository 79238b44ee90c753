"""One registration: the second proof, then its way, its result, and what the applicant may do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from services.common.clock import today
from services.common.csrf import without_token
from services.common.network import client_address
from services.common.private_pages import private_page
from services.registrations import actions as registrations
from services.registrations import queries as registration_queries
from services.registrations.enums import Status
from services.registrations.errors import StepNotPossible
from services.registrations.flow import Party
from services.registrations.models import Registration
from services.schedule.queries import visiting_hours
from services.tracking import queries
from services.tracking.errors import Locked
from services.tracking.forms import CancelForm, NumberForm
from services.tracking.views.crumbs import trail
from services.tracking.views.proof import answered, as_written, open_with, proof_page, question, refusal_status
from services.tracking.views.proved import opened_registration
from services.tracking.views.typed_forms import TypedForm, needs_proof
from services.tracking.words import FORM_TOO_OLD, HEADLINES, TOO_LATE


def _question_again(request: HttpRequest, number: str) -> HttpResponse:
    """An answer without a valid CSRF token isn't looked at."""
    written = as_written(number)
    if written is None:
        return redirect("tracking:show", number=number)
    context = {**proof_page(question(request, written), written), "notice": FORM_TOO_OLD}
    return render(request, "tracking/proof.html", context, status=403)


@without_token(private_page(_question_again))
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """/lacak/<number>/: the registration when it is open in this session, else the question for the second proof."""
    written = as_written(number)
    if written is None:
        return render(
            request, "tracking/number.html", {"form": NumberForm({"nomor": number}), "crumbs": trail()}, status=400
        )
    if written != number:
        return redirect("tracking:show", number=written)
    registration = opened_registration(request, number)
    if registration is not None and request.method != "POST":
        return render(request, "tracking/registration.html", _page(registration))
    return _ask_proof(request, number)


def _ask_proof(request: HttpRequest, number: str) -> HttpResponse:
    if request.method != "POST":
        return render(request, "tracking/proof.html", proof_page(question(request, number), number))
    form = answered(request, number)
    try:
        registration = open_with(request, number, form)
    except Locked as locked:
        return render(request, "tracking/locked.html", {"until": locked.until, "number": number}, status=429)
    if registration is not None:
        return redirect("tracking:show", number=number)
    return render(request, "tracking/proof.html", proof_page(form, number), status=refusal_status(form))


def _page(registration: Registration) -> dict[str, Any]:
    result = registration_queries.released_result(registration)
    offered = registration.kind.flow.offered_at(registration.status, Party.APPLICANT)
    return {
        "registration": registration,
        "headline": HEADLINES[Status(registration.status)],
        "journey": queries.journey(registration),
        "items": list(registration.items.all()),
        "result": result,
        "withdrawn": result is None and registration_queries.was_withdrawn(registration),
        "late": registration.is_late(today()),
        "may": {step.name for step in offered},
        "hours": _hours(registration),
    }


def _hours(registration: Registration) -> str:
    """When to come; '' where the page doesn't ask to."""
    awaited = registration.status == Status.VERIFIED
    return visiting_hours(registration.service, registration.visit_date) if awaited else ""


def _cancel_again(request: HttpRequest, registration: Registration, *, notice: str, status: int = 200) -> HttpResponse:
    if not _can_cancel(registration):
        return _refuse_cancelling(request, registration)
    form = CancelForm(initial={"alasan": request.POST.get("alasan", "")})
    return _cancel_page(request, registration, form, notice=notice, status=status)


@needs_proof(TypedForm(_cancel_again, ("alasan",)))
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The applicant calls it off."""
    if not _can_cancel(registration):
        return _refuse_cancelling(request, registration)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _cancel_page(request, registration, form, status=400 if form.is_bound else 200)
    try:
        registrations.move(
            registration.pk,
            "cancel",
            actor=None,
            reason=form.cleaned_data["alasan"],
            address=client_address(request),
        )
    except StepNotPossible:
        registration.refresh_from_db()
        return _refuse_cancelling(request, registration)
    return redirect("tracking:show", number=registration.number)


def _can_cancel(registration: Registration) -> bool:
    return registration.kind.flow["cancel"].starts_at(registration.status)


def _refuse_cancelling(request: HttpRequest, registration: Registration) -> HttpResponse:
    messages.error(request, TOO_LATE.format(status=registration.get_status_display()))
    return redirect("tracking:show", number=registration.number)


def _cancel_page(
    request: HttpRequest, registration: Registration, form: CancelForm, *, notice: str = "", status: int = 200
) -> HttpResponse:
    context = {"form": form, "registration": registration, "notice": notice}
    return render(request, "tracking/cancel.html", context, status=status)
