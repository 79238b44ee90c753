"""The doors: logging in and out, one's own password and second factor. Thin skins over allauth's views."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account import views as account_views
from allauth.account.internal.flows.login import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
    record_authentication,
)
from allauth.mfa.recovery_codes import views as recovery_views
from allauth.mfa.totp import views as totp_views
from django.contrib.auth import REDIRECT_FIELD_NAME, update_session_auth_hash
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache

from services.accounts.actions import end_sessions, record_login_event
from services.common.network import client_address


class LoginView(account_views.LoginView):
    """`/login/`. Somebody who is in already, but may not enter the admin, is told so instead of going in circles."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        user = request.user
        if user.is_authenticated and not user.has_perm("wagtailadmin.access_admin"):
            return render(request, "account/no_role.html", status=403)
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response


def to_login(request: HttpRequest, **_: Any) -> HttpResponse:
    """Wagtail's own login pages: to ours, with the place to go on to, whatever the method."""
    asked = request.GET.get(REDIRECT_FIELD_NAME, "") or request.POST.get(REDIRECT_FIELD_NAME, "")
    # Only a path of this site; LoginView checks it again.
    query = (
        f"?{urlencode({REDIRECT_FIELD_NAME: asked})}" if asked.startswith("/") and not urlsplit(asked).netloc else ""
    )
    return HttpResponseRedirect(reverse("account_login") + query)


@never_cache
def to_password_reset(request: HttpRequest, **_: Any) -> HttpResponse:
    """Wagtail's own password reset, every step of it: to ours."""
    return HttpResponseRedirect(reverse("account_reset_password"))


@method_decorator(never_cache, name="dispatch")  # the page shows the secret
class ActivateTOTPView(totp_views.ActivateTOTPView):
    """Enrolment. The first code counts as this session's second factor: it was typed a moment ago.

    Other sessions, opened with the password alone, are over.
    """

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        user = end_sessions(user=self.request.user)
        update_session_auth_hash(self.request, user)
        record_authentication(self.request, user, "mfa", type="totp")
        record_login_event("account.second_factor_enrolled", user=user, address=client_address(self.request))
        return response


class DeactivateTOTPView(totp_views.DeactivateTOTPView):
    """Taking the factor off ends every other session, and this one no longer counts as having shown it."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        user = end_sessions(user=self.request.user)
        update_session_auth_hash(self.request, user)
        records = get_authentication_records(self.request, user)
        self.request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [one for one in records if one["method"] != "mfa"]
        record_login_event("account.second_factor_removed", user=user, address=client_address(self.request))
        return response


class GenerateRecoveryCodesView(recovery_views.GenerateRecoveryCodesView):
    """New recovery codes; the old ones are void."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_login_event(
            "account.recovery_codes_renewed", user=self.request.user, address=client_address(self.request)
        )
        return response
