"""The public form of the laboratory."""

from datetime import timedelta
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from services.common.network import client_address, network_key
from services.files.errors import StorageFull
from services.files.models import StagedFile
from services.guards.actions import hit
from services.registrations.actions import submit
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged
from services.registrations.forms import LaboratoryForm
from services.registrations.receipts import receipt_url
from services.registrations.uploads import take_upload
from services.registrations.views import words

# A form with the largest photo, and some room; more is refused before it is read.
LARGEST_BODY: Final = 16 * 1024 * 1024

HOUR: Final = timedelta(hours=1)
# A school or a clinic registers many from one address.
FORMS_PER_HOUR: Final = 120
FORMS_WITHOUT_PROOF_PER_HOUR: Final = 3


# The visitor is nobody to us: no session stands behind this form whose rights another site could borrow. Its signed
# token does what Django's would, and needs no cookie, so a form that lay open for long is shown again as it was typed.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """/registrasi-laboratorium/: the empty form, the form as it was typed with what to mend, or on to the receipt."""
    if request.method != "POST":
        return _page(request, LaboratoryForm())
    if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_BODY:
        return _page(request, LaboratoryForm(), notice=words.BODY_TOO_LARGE, status=413)
    upload = take_upload(request, "referral")
    form = LaboratoryForm(request.POST, kept=upload.kept, upload_problem=upload.problem)
    if "hitung" in request.POST:
        form.keep_as_typed()
        return _page(request, form)
    if not form.is_valid():
        form.check_again()
        return _page(request, form, status=400)
    return _submit(request, form)


def _submit(request: HttpRequest, form: LaboratoryForm) -> HttpResponse:
    address = client_address(request)
    network = network_key(address)
    allowed = hit("registration", network, limit=FORMS_PER_HOUR, window=HOUR).allowed
    if allowed and form.lacks_proof:
        limit = FORMS_WITHOUT_PROOF_PER_HOUR
        allowed = hit("registration-without-proof", network, limit=limit, window=HOUR).allowed
    if not allowed:
        return _page(request, form, notice=words.TOO_MANY, status=429)
    try:
        registration = submit(form.submission(), address=address)
    except (PricesChanged, ExamsGone, NothingChosen, DayClosed):
        form.check_again()
        return _page(request, form, status=409)
    except StagedFile.DoesNotExist:
        # Sent from another tab, or gone since: the letter belongs to one registration.
        again = LaboratoryForm(request.POST)
        again.is_valid()
        return _page(request, again, status=409)
    except StorageFull as full:
        form.add_error("referral", full.text)
        return _page(request, form, status=503)
    except OperationalError:
        return _page(request, form, notice=words.BUSY, status=503)
    return HttpResponseRedirect(receipt_url(registration))


def _page(request: HttpRequest, form: LaboratoryForm, *, notice: str = "", status: int = 200) -> HttpResponse:
    response = render(request, "registrations/laboratory.html", {"form": form, "notice": notice}, status=status)
    # A form's token belongs to one visitor, and what was typed all the more.
    response["Cache-Control"] = "no-store, private"
    return response
