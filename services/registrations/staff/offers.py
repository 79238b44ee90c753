"""Which steps the detail page offers to an officer, and where each button leads."""

from dataclasses import dataclass
from typing import Any, Final

from services.registrations.flow import Party, Step
from services.registrations.models import Registration, ResultVersion
from services.registrations.rules import may_take
from services.registrations.staff.addresses import of

_SCREENS: Final = {
    "upload_result": "upload",
    "correct_result": "upload",
    "release_result": "release",
    "release_correction": "release",
    "discard_result": "discard",
    "discard_correction": "discard",
    "withdraw_result": "withdraw",
}
_ABOUT_WAITING: Final = frozenset({"release_result", "release_correction", "discard_result", "discard_correction"})
_RELEASES: Final = frozenset({"release_result", "release_correction"})


@dataclass(frozen=True)
class Offer:
    """A button. `at_once` posts straight away; the others lead to a page that asks for what the step needs."""

    step: Step
    url: str
    leads: bool
    at_once: bool


def offers(registration: Registration, user: Any, waiting: ResultVersion | None) -> list[Offer]:
    """What this officer may do now, the main way forward first. `waiting` is the uploaded version, if any."""
    found = [
        _offer(registration, step, waiting)
        for step in registration.kind.flow.offered_at(registration.status, Party.STAFF)
        if may_take(user, step) and _makes_sense(step, user, waiting)
    ]
    return sorted(found, key=lambda offer: (not offer.leads, offer.step.danger))


def _makes_sense(step: Step, user: Any, waiting: ResultVersion | None) -> bool:
    if step.name in _RELEASES:
        return waiting is not None and waiting.uploaded_by_id != user.pk
    return step.name not in _ABOUT_WAITING or waiting is not None


def _offer(registration: Registration, step: Step, waiting: ResultVersion | None) -> Offer:
    screen = _SCREENS.get(step.name)
    if screen is None:
        url = of(registration, "step", step.name)
    elif step.name in _ABOUT_WAITING and waiting is not None:
        url = of(registration, screen, waiting.pk)
    else:
        url = of(registration, screen)
    leads = step.leads or step.name == "release_correction"
    return Offer(step=step, url=url, leads=leads, at_once=not step.needs)
