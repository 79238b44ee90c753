"""Wrong passwords are counted by django-axes; here is what it counts by, and what it says.

An account counts as one, however its name is spelled: 5 wrong passwords in 15 minutes close it, whoever tries. An
address (IPv6: its /64) may fail 30 times, since an office shares one. axes looks first and counts afterwards, so a
guard counts before the password is looked at: of any number of tries at once, 5 are evaluated. Neither names nor
passwords that people typed are stored or logged: a known account goes by its id, an unknown name by a keyed hash.
"""

import ipaddress
import math
from datetime import datetime, timedelta
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from services.accounts.actions.login import GUARD, lock_key, record_login_event
from services.accounts.models import User
from services.accounts.queries import find_by_login_name
from services.accounts.validators import normalise_nip
from services.common import clock
from services.common.encryption import blind_index
from services.common.network import client_address, network_key
from services.guards.actions import reserve_attempt
from services.guards.queries import locked_until

_CACHE = "_accounts_counted_names"


def _typed_name(credentials: dict[str, Any] | None) -> str:
    return str((credentials or {}).get("username") or "")


def _account(request: HttpRequest, typed: str) -> User | None:
    """The account behind a typed name; asked once a request, since axes asks for the name at every step."""
    found: dict[str, User | None] = request.__dict__.setdefault(_CACHE, {})
    if typed not in found:
        found[typed] = find_by_login_name(typed)
    return found[typed]


def counted_name(request: HttpRequest, credentials: dict[str, Any] | None) -> str:
    """``user:12`` for every spelling of one account, ``unknown:<hash>`` for a name that nobody has."""
    typed = _typed_name(credentials)
    user = _account(request, typed)
    if user is not None:
        return lock_key(user)
    name = typed.strip().lower()
    return f"unknown:{blind_index('login-name', normalise_nip(name) or name)}"


def counted_address(request: HttpRequest) -> str | None:
    """The visitor's IPv4 address, or the first address of their IPv6 /64; None when the server knows none."""
    try:
        return str(ipaddress.ip_interface(network_key(client_address(request))).network.network_address)
    except ValueError:
        return None


def log_label(username: str | None, *_: Any) -> str:
    """What the log calls who tried: no address, no browser, nothing typed."""
    return username or "-"


class LockoutHandler(AxesDatabaseHandler):
    """axes counts by account; this adds the guard, the address with a limit of its own, and the line in the trail."""

    def is_locked(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> bool:
        """Asked once for each password, before it is looked at; an answer of False is a try that counts."""
        if super().is_locked(request, credentials):
            return True
        name = counted_name(request, credentials)
        limit, lock = settings.AXES_FAILURE_LIMIT, settings.AXES_COOLOFF_TIME
        return not reserve_attempt(GUARD, name, limit=limit, lock=lock).allowed

    def get_failures(self, request: HttpRequest, credentials: dict[str, Any] | None = None) -> int:
        """Failures against settings.AXES_FAILURE_LIMIT; an address over its limit counts as that many."""
        by_account: int = super().get_failures(request, credentials)
        if self._failures_of_address(request) >= settings.LOGIN_FAILURES_PER_ADDRESS:
            return max(by_account, int(settings.AXES_FAILURE_LIMIT))
        return by_account

    @staticmethod
    def _failures_of_address(request: Any) -> int:
        if request.axes_ip_address is None:
            return 0
        since = request.axes_attempt_time - settings.AXES_COOLOFF_TIME
        attempts = AccessAttempt.objects.filter(ip_address=request.axes_ip_address, attempt_time__gte=since)
        return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0

    def user_login_failed(self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any) -> None:
        was_locked = bool(request is not None and request.axes_locked_out)
        super().user_login_failed(sender, credentials, request, **kwargs)
        if request is None or was_locked or not request.axes_locked_out:
            return
        user = _account(request, _typed_name(credentials))
        if user is not None:
            record_login_event("account.locked", user=user, address=client_address(request))


def locked_out(
    request: Any, original_response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """429 with the time to wait, the same for an account that exists and one that doesn't."""
    wait = remaining_lock(request, credentials)
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    response = render(request, "account/locked_out.html", {"minutes": minutes}, status=429)
    response["Retry-After"] = str(max(1, int(wait.total_seconds())))
    response["Cache-Control"] = "no-store"
    return response


def remaining_lock(request: Any, credentials: dict[str, Any] | None) -> timedelta:
    """How long until the newest failure of this account (or else this address) is old enough, and the guard opens."""
    name, now = counted_name(request, credentials), clock.now()
    last = AccessAttempt.objects.filter(username=name).order_by("-attempt_time").first()
    if last is None:
        last = AccessAttempt.objects.filter(ip_address=request.axes_ip_address).order_by("-attempt_time").first()
    ends: list[datetime] = [last.attempt_time + settings.AXES_COOLOFF_TIME] if last else []
    guarded = locked_until(GUARD, name)
    return max([*ends, *([guarded] if guarded else []), now + timedelta(seconds=1)]) - now
