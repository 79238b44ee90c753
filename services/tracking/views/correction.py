"""*Perlu Perbaikan*: the applicant mends what the laboratory asked for, and sends it again."""

from django.contrib import messages
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from services.common.network import client_address
from services.files.errors import StorageFull
from services.files.models import StagedFile
from services.registrations import actions as registrations
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged, StepNotPossible
from services.registrations.forms import CorrectionForm
from services.registrations.models import Registration
from services.registrations.uploads import kept_upload, take_upload
from services.tracking import queries
from services.tracking.views.crumbs import trail
from services.tracking.views.proved import needs_proof
from services.tracking.words import BUSY, SENT_AGAIN, TOO_LATE_TO_CORRECT


@needs_proof
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, registration: Registration) -> HttpResponse:
    """/lacak/<number>/perbaiki/: name, visit, letter, exam types; never identity, phone or birth date."""
    if not registration.kind.flow["resubmit"].starts_at(registration.status):
        messages.error(request, TOO_LATE_TO_CORRECT.format(status=registration.get_status_display()))
        return redirect("tracking:show", number=registration.number)
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


def _receive(request: HttpRequest, registration: Registration) -> HttpResponse:
    upload = take_upload(request, "referral")
    form = CorrectionForm(request.POST, registration=registration, kept=upload.kept, upload_problem=upload.problem)
    if "hitung" in request.POST:
        form.keep_as_typed()
        if upload.problem:
            form.add_error("referral", upload.problem.text)
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
        messages.error(request, TOO_LATE_TO_CORRECT.format(status=registration.get_status_display()))
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


def _page(request: HttpRequest, registration: Registration, form: CorrectionForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "registration": registration,
        "journey": queries.journey(registration),
        "crumbs": trail("Perbaiki pendaftaran"),
    }
    return render(request, "tracking/correct.html", context, status=status)
