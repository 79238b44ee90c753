"""The way in: which number? And what if it is lost?"""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from services.common.csrf import without_token
from services.common.network import client_address, network_key
from services.common.private_pages import private_page
from services.guards.actions import hit
from services.tracking import actions, session
from services.tracking.forms import LostNumberForm, NumberForm
from services.tracking.views.crumbs import trail
from services.tracking.words import FORM_TOO_OLD

# A contact's owner may be asked for by anybody, so the messages to it are few.
LOST_PER_ADDRESS: Final = 10
LOST_PER_CONTACT: Final = 3
LOST_WINDOW: Final = timedelta(hours=24)


@private_page
@require_http_methods(["GET", "HEAD"])
def ask_number(request: HttpRequest) -> HttpResponse:
    """/lacak/: a typing error is told here, before anything is looked up; a possible number leads on."""
    if "nomor" not in request.GET:
        return render(request, "tracking/number.html", {"form": NumberForm(), "crumbs": trail()})
    form = NumberForm(request.GET)
    if form.is_valid():
        return redirect("tracking:show", number=form.cleaned_data["nomor"])
    return render(request, "tracking/number.html", {"form": form, "crumbs": trail()}, status=400)


def _leave(request: HttpRequest) -> HttpResponse:
    session.close(request)
    return redirect("tracking:ask_number")


# Who wants to leave a phone that others use is let out, however old the page: leaving takes nothing from anybody.
@without_token(private_page(_leave))
@private_page
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close what is open in this browser."""
    return _leave(request)


def _contact_again(request: HttpRequest) -> HttpResponse:
    """Without a valid CSRF token nothing is asked for; the form keeps what was typed."""
    form = LostNumberForm(initial={name: request.POST.get(name, "") for name in LostNumberForm.base_fields})
    context = {"form": form, "notice": FORM_TOO_OLD, "crumbs": trail("Lupa nomor")}
    return render(request, "tracking/lost_number.html", context, status=403)


@without_token(private_page(_contact_again))
@private_page
@require_http_methods(["GET", "HEAD", "POST"])
def lost_number(request: HttpRequest) -> HttpResponse:
    """/lacak/lupa-nomor/: the answer is the same for every contact, registered or not."""
    form = LostNumberForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        status = 400 if form.is_bound else 200
        context = {"form": form, "crumbs": trail("Lupa nomor")}
        return render(request, "tracking/lost_number.html", context, status=status)
    phone, email = form.cleaned_data["telepon"] or "", form.cleaned_data["surel"]
    contact = phone or email.casefold()
    network = network_key(client_address(request))
    by_address = hit("lost-number-address", network, limit=LOST_PER_ADDRESS, window=LOST_WINDOW)
    if not by_address.allowed:
        return render(request, "tracking/locked.html", {"until": by_address.retry_at}, status=429)
    # Over the limit of a contact the answer stays the same: whether it is known must not show there either.
    if hit("lost-number-contact", contact, limit=LOST_PER_CONTACT, window=LOST_WINDOW).allowed:
        actions.ask_for_lost_number(phone=phone, email=email)
    return render(request, "tracking/lost_number_asked.html")
