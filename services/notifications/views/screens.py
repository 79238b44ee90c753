"""The staff's doors to single messages and to the gateway. Permissions are checked here; acts are the actions'."""

from collections.abc import Callable
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from wagtail.admin import messages as flash

from services.common.network import client_address
from services.notifications import rules
from services.notifications.actions import change_gateway, dismiss, mark_called, resend, try_gateway
from services.notifications.actions.staff import NotPossible
from services.notifications.enums import Outcome, Status
from services.notifications.forms import GatewayForm, GatewayTestForm
from services.notifications.models import Message
from services.notifications.queries import gateway_credentials, gateway_settings

INDEX: Final = "pesan_modeladmin_index"

_DONE: Final = {
    resend: "Pesan dikirim ulang. Hasilnya tampak dalam beberapa saat.",
    mark_called: "Dicatat: sudah ditelepon.",
    dismiss: "Dicatat: tidak perlu tindakan lagi.",
}
_TEST_WORDS: Final = {
    Outcome.SENT: "Gerbang menerima pesan uji.",
    Outcome.UNCERTAIN: "Tidak pasti apakah pesan uji terkirim.",
    Outcome.RETRY: "Pesan uji tidak terkirim.",
    Outcome.REFUSED: "Pesan uji tidak terkirim.",
}


def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One message: where it stands, each attempt with the gateway's words, the text for those who may read it."""
    _demand(rules.may_see(request.user))
    message = get_object_or_404(Message.objects.select_related("follows"), pk=pk)
    return render(
        request,
        "notifications/staff/detail.html",
        {
            "message": message,
            "attempts": message.attempt_log.all(),
            "chain": [*([message.follows] if message.follows else []), *message.followed_by.all()],
            "may_read_text": rules.may_read_text(request.user),
            "may_resend": rules.may_resend(request.user),
            "page_title": f"Pesan {message.pk}",
            "header_title": f"Pesan {message.pk}",
            "header_icon": "mail",
            "breadcrumbs_items": [
                {"url": reverse(INDEX), "label": "Pesan"},
                {"url": "", "label": message.about_label or f"Pesan {message.pk}"},
            ],
        },
    )


def _button(action: Callable[..., Message]) -> Callable[[HttpRequest, int], HttpResponse]:
    """A view that takes one message through one action: POST only, and back to where the button was."""

    @require_POST
    def press(request: HttpRequest, pk: int) -> HttpResponse:
        _demand(rules.may_resend(request.user))
        get_object_or_404(Message, pk=pk)
        try:
            action(pk, actor=request.user, address=client_address(request))
        except NotPossible as refused:
            flash.error(request, f"Tidak dilakukan: pesan ini sekarang {Status(refused.status).label.lower()}.")
        else:
            flash.success(request, _DONE[action])
        return HttpResponseRedirect(_back(request, pk))

    return press


resend_message = _button(resend)
call_message = _button(mark_called)
dismiss_message = _button(dismiss)


@never_cache
@sensitive_post_parameters("key")
def gateway(request: HttpRequest) -> HttpResponse:
    """The gateway's settings: GET shows them without the key, POST saves them."""
    _demand(rules.may_set_gateway(request.user))
    chosen = gateway_settings()
    form = GatewayForm(
        request.POST or None,
        key_is_set=bool(chosen.key),
        initial={"gateway_address": chosen.address, "sender": chosen.sender},
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        change_gateway(
            gateway_address=values["gateway_address"],
            key=values["key"] or None,
            sender=values["sender"],
            actor=request.user,
            address=client_address(request),
        )
        flash.success(request, "Pengaturan gerbang disimpan.")
        return redirect("notifications_gateway")
    return _gateway_page(request, form=form, test_form=GatewayTestForm())


@require_POST
def gateway_test(request: HttpRequest) -> HttpResponse:
    """Send a test message with the saved settings, and show what the gateway said."""
    _demand(rules.may_set_gateway(request.user))
    chosen = gateway_settings()
    form = GatewayForm(
        key_is_set=bool(chosen.key), initial={"gateway_address": chosen.address, "sender": chosen.sender}
    )
    test_form = GatewayTestForm(request.POST)
    if not test_form.is_valid():
        return _gateway_page(request, form=form, test_form=test_form)
    if not gateway_credentials().is_complete:
        flash.error(request, "Gerbang belum diatur: pesan hanya dicatat.")
        return redirect("notifications_gateway")
    answer = try_gateway(phone=test_form.cleaned_data["phone"], actor=request.user, address=client_address(request))
    show = flash.success if answer.outcome == Outcome.SENT else flash.error
    show(request, f"{_TEST_WORDS[answer.outcome]} Jawaban gerbang: {answer.answer}")
    return redirect("notifications_gateway")


def _gateway_page(request: HttpRequest, **forms: Any) -> HttpResponse:
    in_use = gateway_credentials()
    return render(
        request,
        "notifications/staff/gateway.html",
        {
            **forms,
            "in_use": in_use.address if in_use.is_complete else "",
            "header_title": "Gerbang WhatsApp",
            "header_icon": "mail",
            "breadcrumbs_items": [{"url": "", "label": "Gerbang WhatsApp"}],
        },
    )


def _demand(allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _back(request: HttpRequest, pk: int) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    if safe and wanted.startswith("/"):
        return wanted
    return reverse("notifications_message_detail", args=[pk])
