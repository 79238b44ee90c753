"""The public form of the laboratory."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.multipartparser import MultiPartParserError
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms_pages.base.formats import clock_time
from services.common import clock
from services.common.network import client_address, network_key
from services.files import staging
from services.files.errors import StagingFull, StorageFull
from services.files.models import StagedFile
from services.guards.actions import hit
from services.registrations import queries
from services.registrations.actions import submit
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged
from services.registrations.forms import LaboratoryForm
from services.registrations.models import Registration
from services.registrations.receipts import receipt_url
from services.registrations.uploads import expect_one_file, hold_upload, kept_upload
from services.registrations.views import words
from services.registrations.views.empty_form import TEMPLATE, empty_form

# What is above the largest photo is skipped while the rest of the form is read; a body beyond this isn't read at all.
LARGEST_BODY: Final = 64 * 1024 * 1024

HOUR: Final = timedelta(hours=1)
# A school or a clinic registers many from one address, and sends some forms twice.
FORMS_PER_HOUR: Final = 300
FORMS_WITHOUT_PROOF_PER_HOUR: Final = 3


# The visitor is nobody to us: no session stands behind this form whose rights another site could borrow. Its signed
# token does what Django's would, and needs no cookie, so a form that lay open for long is shown again as it was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """/registrasi-laboratorium/: the empty form, the form as it was typed with what to mend, or on to the receipt."""
    if request.method != "POST":
        chosen = request.GET.getlist("pemeriksaan")
        if chosen or not settings.EMPTY_FORM_SECONDS:
            return _page(request, LaboratoryForm(chosen=chosen))
        return _private(HttpResponse(empty_form(request)))
    if not _is_readable(request):
        return _page(request, LaboratoryForm(), notice=words.UNREADABLE, status=413)
    try:
        return _receive(request)
    except OperationalError:
        # SQLite's one writer was busy for too long, or PostgreSQL is restarting. Nothing was written.
        return _page(request, _as_typed(request), notice=words.BUSY, status=503)


def _is_readable(request: HttpRequest) -> bool:
    """Reads the body; False where nothing of it can be had."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return False
    expect_one_file(request)
    try:
        _ = request.POST
    except (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent, MultiPartParserError):
        return False
    return True


def _as_typed(request: HttpRequest) -> LaboratoryForm:
    """The form as it came, with the letter that it had kept; neither is looked at."""
    form = LaboratoryForm(request.POST, kept=kept_upload(request, "referral"))
    form.keep_as_typed()
    return form


def _receive(request: HttpRequest) -> HttpResponse:
    network = network_key(client_address(request))
    verdict = hit("registration", network, limit=FORMS_PER_HOUR, window=HOUR)
    if not verdict.allowed or request.headers.get("Sec-Fetch-Site") == "cross-site":
        form = _as_typed(request)
        if verdict.allowed:
            return _page(request, form, notice=words.FROM_ELSEWHERE, status=403)
        return _page(request, form, notice=_too_many(words.TOO_MANY, verdict.retry_at), status=429)
    upload = hold_upload(request, "referral")
    form = LaboratoryForm(request.POST, kept=upload.kept, upload_problem=upload.problem)
    if "hitung" in request.POST:
        form.keep_as_typed()
        if upload.problem:
            form.add_error("referral", upload.problem.text)
        return _page(request, form)
    if form.is_valid():
        return _submit(request, form, network)
    if made := _made_before(form):
        return made
    form.check_again()
    return _page(request, form, status=400)


def _submit(request: HttpRequest, form: LaboratoryForm, network: str) -> HttpResponse:
    if form.lacks_proof:
        limit = FORMS_WITHOUT_PROOF_PER_HOUR
        verdict = hit("registration-without-proof", network, limit=limit, window=HOUR)
        if not verdict.allowed:
            # The same form again is no other registration.
            notice = _too_many(words.TOO_MANY_WITHOUT_PROOF, verdict.retry_at)
            return _made_before(form) or _page(request, form, notice=notice, status=429)
    started = clock.now()
    try:
        registration = submit(form.submission(), address=client_address(request))
    except (PricesChanged, ExamsGone, NothingChosen, DayClosed):
        form.check_again()
        return _page(request, form, status=409)
    except StagedFile.DoesNotExist:
        # Sent a moment ago by this very form, or by one in another tab: a letter belongs to one registration.
        if made := _made_before(form):
            return made
        again = LaboratoryForm(request.POST)
        again.is_valid()
        return _page(request, again, status=409)
    except StorageFull as full:
        form.add_error("referral", full.text)
        return _page(request, form, status=503)
    return _receipt(form, registration, again=registration.submitted_at < started)


def _made_before(form: LaboratoryForm) -> HttpResponse | None:
    """The receipt of what this form has already made: a double click, the back button, a form that expired since."""
    registration = queries.of_form(form.token.id) if form.token else None
    return _receipt(form, registration, again=True) if registration else None


def _receipt(form: LaboratoryForm, registration: Registration, *, again: bool) -> HttpResponse:
    letter, taken = form.kept, registration.referral
    if letter and letter.is_held and (taken is None or taken.storage_name != letter.storage_name):
        # Sent once more with a form that had made its registration already.
        staging.forget(letter)
    return HttpResponseRedirect(receipt_url(registration, again=again))


def _too_many(text: str, retry_at: datetime | None) -> str:
    return text.format(time=clock_time(retry_at or clock.now() + HOUR))


def _page(request: HttpRequest, form: LaboratoryForm, *, notice: str = "", status: int = 200) -> HttpResponse:
    if form.kept and form.kept.is_held:
        try:
            staging.wait(request, form.kept)
        except StagingFull as full:
            form.kept = kept_upload(request, "referral")
            form.add_error("referral", full.text)
    return _private(render(request, TEMPLATE, {"form": form, "notice": notice}, status=status))


def _private(response: HttpResponse) -> HttpResponse:
    # A form's token belongs to one visitor, and what was typed all the more.
    response["Cache-Control"] = "no-store, private"
    return response
