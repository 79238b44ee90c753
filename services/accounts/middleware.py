"""Nobody who must have a second factor gets in without it."""

from collections.abc import Callable
from typing import Any, Final

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from services.accounts.enums import SecondFactor
from services.accounts.rules import needs_second_factor

# Where somebody half-way in finishes the job, or leaves. Who has a factor and owes the proof gets no further than
# that; who has none yet reaches their own password and the enrolment.
_WAYS_OUT: Final = ("/login/", "/logout/", "/admin/login/", "/admin/logout/", "/akun/konfirmasi/")
_OPEN: Final[dict[SecondFactor, tuple[str, ...]]] = {
    SecondFactor.TO_PROVE: _WAYS_OUT,
    SecondFactor.TO_ENROL: (*_WAYS_OUT, "/akun/"),
}

# A visit here is answered with the way to the second factor; anywhere else they are a visitor without an account.
_STAFF_PATHS: Final = ("/admin/", "/berkas/", "/akun/")

_WAY_IN: Final = {SecondFactor.TO_ENROL: "mfa_activate_totp", SecondFactor.TO_PROVE: "mfa_reauthenticate"}


def second_factor_state(request: HttpRequest, user: Any) -> SecondFactor:
    """How the session of `user` stands. Asked of the database every time: a factor taken off counts at once."""
    if not user.is_authenticated or not needs_second_factor(user):
        return SecondFactor.NOT_NEEDED
    if not Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.TOTP).exists():
        return SecondFactor.TO_ENROL
    records = get_authentication_records(request, user)
    return SecondFactor.PROVED if any(one["method"] == "mfa" for one in records) else SecondFactor.TO_PROVE


class SecondFactorMiddleware:
    """Turns a session that still owes its second factor into an anonymous one, everywhere but where it is paid.

    Not a list of guarded addresses: a door that nobody thought of (Wagtail's API, a preview, a private file) sees an
    anonymous visitor and refuses by itself. The session is only opened when somebody asks for `request.user`, so
    that public pages stay cacheable. Needs the authentication and the allauth middleware before it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not settings.REQUIRE_2FA:
            return self.get_response(request)
        user = request.user
        # path_info, never path: what a request calls its SCRIPT_NAME must not make /admin/ look like a way out.
        if request.path_info.startswith(_STAFF_PATHS):
            state = second_factor_state(request, user)
            if self._owes(request, state):
                return HttpResponseRedirect(
                    f"{reverse(_WAY_IN[state])}?{urlencode({'next': self._place_to_return(request)})}"
                )
            return self.get_response(request)
        self._guard(request, user)
        return self.get_response(request)

    @staticmethod
    def _owes(request: HttpRequest, state: SecondFactor) -> bool:
        return state in _OPEN and not request.path_info.startswith(_OPEN[state])

    @staticmethod
    def _place_to_return(request: HttpRequest) -> str:
        # A form that was sent can't be sent again by a link.
        return request.get_full_path() if request.method in {"GET", "HEAD"} else settings.LOGIN_REDIRECT_URL

    def _guard(self, request: HttpRequest, user: Any) -> None:
        def settle() -> Any:
            return AnonymousUser() if self._owes(request, second_factor_state(request, user)) else user

        async def auser() -> Any:
            return settle()

        request.user = SimpleLazyObject(settle)  # type: ignore[assignment]
        request.auser = auser
