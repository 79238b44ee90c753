"""*Perlu Perbaikan*: the applicant mends what the laboratory asked for, and sends it again."""

from typing import Final

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from services.common.network import client_address
from services.files.errors import RefusedFile, StorageFull
from services.files.models import StagedFile
from services.registrations import actions as registrations
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged, StepNotPossible
from services.registrations.forms import CorrectionForm
from services.registrations.models import Registration
from services.registrations.uploads import kept_upload, take_upload
from services.tracking import queries
from services.tracking.views.crumbs import trail
from services.tracking.views.typed_forms import TypedForm, needs_proof
from services.tracking.words import BUSY, SENT_AGAIN, TOO_LATE_TO_CORRECT


def _as_typed(request: HttpRequest, registration: Registration, *, notice: str, status: int = 200) -> HttpResponse:
    """The form with what was typed, and what is wrong with it by now; nothing of it is sent."""
    if not _waits(registration):
        return _too_late(request, registration)
    form = _typed(request, registration)
    form.full_clean()
    form.check_again()
    return _page(request, registration, form, notice=notice, status=status)


FORM: Final = TypedForm(_as_typed, fields=("full_name", "visit_date", "visit_day", "exams"), letter="referral")


@needs_proof(FORM)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, registration: Registration) -> HttpResponse:
    """/lacak/<number>/perbaiki/: name, visit, letter, exam types; never identity, phone or birth date."""
    if not _waits(registration):
        return _too_late(request, registration)
    if request.method != "POST":
        return _page(request, registration, CorrectionForm(registration=registration))
    try:
        return _receive(request, registration)
    except OperationalError:
        # SQLite's one writer was busy for too long, or PostgreSQL is restarting. Nothing was written.
        kept = kept_upload(request, "referral")
        form = CorrectionForm(request.POST, registration=registration, kept=kept)
        form.keep_as_typed()
        form.add_error(None, BUSY)
        return _page(request, registration, form, status=503)


def _waits(registration: Registration) -> bool:
    return registration.kind.flow["resubmit"].starts_at(registration.status)


def _too_late(request: HttpRequest, registration: Registration) -> HttpResponse:
    messages.error(request, TOO_LATE_TO_CORRECT.format(status=registration.get_status_display()))
    return redirect("tracking:show", number=registration.number)


def _typed(request: HttpRequest, registration: Registration) -> CorrectionForm:
    upload = take_upload(request, "referral")
    problem = upload.problem
    if upload.kept is None and problem is None and request.POST.get("referral_kept"):
        # The session it waited for is lost. Without a word the old letter would stay.
        problem = RefusedFile("not_kept")
    return CorrectionForm(request.POST, registration=registration, kept=upload.kept, upload_problem=problem)


def _receive(request: HttpRequest, registration: Registration) -> HttpResponse:
    form = _typed(request, registration)
    if "hitung" in request.POST:
        form.keep_as_typed()
        if form.upload_problem:
            form.add_error("referral", form.upload_problem.text)
        return _page(request, registration, form)
    if not form.is_valid():
        form.check_again()
        return _page(request, registration, form, status=400)
    return _resubmit(request, registration, form)


def _resubmit(request: HttpRequest, registration: Registration, form: CorrectionForm) -> HttpResponse:
    try:
        registrations.resubmit(registration.pk, form.correction(), address=client_address(request))
    except StepNotPossible as refusal:
        registration.status = refusal.status
        return _too_late(request, registration)
    except (PricesChanged, ExamsGone, NothingChosen, DayClosed):
        form.check_again()
        return _page(request, registration, form, status=409)
    except StagedFile.DoesNotExist:
        form.kept = None
        form.add_error("referral", "Berkas ini sudah dipakai. Unggah lagi suratnya.")
        return _page(request, registration, form, status=409)
    except StorageFull as full:
        form.add_error("referral", full.text)
        return _page(request, registration, form, status=503)
    else:
        messages.success(request, SENT_AGAIN)
    return redirect("tracking:show", number=registration.number)


def _page(
    request: HttpRequest, registration: Registration, form: CorrectionForm, *, notice: str = "", status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "notice": notice,
        "registration": registration,
        "journey": queries.journey(registration),
        "crumbs": trail("Perbaiki pendaftaran"),
    }
    return render(request, "tracking/correct.html", context, status=status)
