"""One registration: the second proof, then its way, its result, and what the applicant may do."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from services.common.clock import today
from services.common.network import client_address
from services.common.private_pages import private_page
from services.common.registration_numbers import NumberTypo, parse_number
from services.registrations import actions as registrations
from services.registrations import queries as registration_queries
from services.registrations.enums import Status
from services.registrations.errors import StepNotPossible
from services.registrations.flow import Party
from services.registrations.models import Registration
from services.tracking import actions, queries, session
from services.tracking.enums import proof_for
from services.tracking.errors import Locked, WrongProof
from services.tracking.forms import PROOF_FORMS, BirthDateProofForm, CancelForm, NumberForm, PhoneProofForm
from services.tracking.views.crumbs import trail
from services.tracking.views.proved import needs_proof, opened_registration
from services.tracking.words import HEADLINES, TOO_LATE


def _as_written(number: str) -> str | None:
    try:
        return parse_number(number)
    except NumberTypo:
        return None


@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest, number: str) -> HttpResponse:
    """/lacak/<number>/: the registration when it is open in this session, else the question for the second proof."""
    written = _as_written(number)
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
    form_class = PROOF_FORMS[proof_for(number)]
    if request.method != "POST":
        form = form_class(initial={"k": request.GET.get("k", "")})
        return render(request, "tracking/proof.html", _proof_page(form, number))
    form = form_class(request.POST)
    status = 400
    if form.is_valid():
        try:
            registration = actions.prove(
                number, form.proof(), address=client_address(request), key=form.cleaned_data["k"]
            )
        except Locked as locked:
            return render(request, "tracking/locked.html", {"until": locked.until, "number": number}, status=429)
        except WrongProof:
            form.add_error("bukti", form.wrong)
            status = 403
        else:
            session.open_for(request, registration)
            return redirect("tracking:show", number=number)
    return render(request, "tracking/proof.html", _proof_page(form, number), status=status)


def _proof_page(form: BirthDateProofForm | PhoneProofForm, number: str) -> dict[str, Any]:
    return {"form": form, "number": number, "crumbs": trail("Bukti")}


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
    }


@needs_proof
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The applicant calls it off."""
    if not registration.kind.flow["cancel"].starts_at(registration.status):
        messages.error(request, _too_late(registration))
        return redirect("tracking:show", number=registration.number)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
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
            messages.error(request, _too_late(registration))
        return redirect("tracking:show", number=registration.number)
    status = 400 if form.is_bound else 200
    return render(request, "tracking/cancel.html", {"form": form, "registration": registration}, status=status)


def _too_late(registration: Registration) -> str:
    return TOO_LATE.format(status=registration.get_status_display())
