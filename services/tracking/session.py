"""The short session in which one proved registration is open: half an hour, one number at a time."""

from datetime import datetime, timedelta
from typing import Final

from django.http import HttpRequest

from services.common import clock
from services.registrations.models import Registration

KEY: Final = "tracking"
LASTS: Final = timedelta(minutes=30)


def open_for(request: HttpRequest, registration: Registration) -> None:
    """Remember that this visitor proved this registration, under a new session key (a planted one is worth nothing)."""
    request.session.cycle_key()
    request.session[KEY] = {"registration": registration.pk, "until": (clock.now() + LASTS).isoformat()}


def opened(request: HttpRequest) -> int | None:
    """The id of the registration that is open in this visitor's session, or None."""
    kept = request.session.get(KEY)
    if not kept or datetime.fromisoformat(kept["until"]) < clock.now():
        return None
    return int(kept["registration"])


def close(request: HttpRequest) -> None:
    """Forget it, for a phone that others use too."""
    request.session.pop(KEY, None)
