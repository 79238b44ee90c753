"""The end of personal data: forgotten when its time is over, held back while somebody needs it."""

from typing import Any

from django.db import transaction

from services.audit.actions import record
from services.common import clock
from services.files.actions import forget
from services.notifications.actions.retention import OnTheWay, forget_about
from services.registrations import queries, retention
from services.registrations.actions.steps import lock
from services.registrations.errors import AlreadyHeld, Anonymised, NotAllowed, NotHeld, ReasonMissing
from services.registrations.models import LegalHold, Registration
from services.registrations.rules import may_hold, may_view

# Everything about the person in a registration's own row, and what stands there afterwards. `identity_type`,
# `channel` and `has_whatsapp` stay: they count people, they don't name one.
FORGOTTEN: dict[str, Any] = {
    "full_name": "",
    "birth_date": None,
    "identity_number": "",
    "identity_index": "",
    "no_identity_reason": "",
    "applicant_name": "",
    "relation": "",
    "guardian_consent": False,
    "phone": "",
    "phone_index": "",
    "email": "",
    "email_index": "",
    "result_by_whatsapp": False,
    "referral": None,
    "flags": [],
}


@transaction.atomic
def anonymise(registration_id: int) -> bool:
    """Forget whom a registration is about, if it is due; whether that was done. Running twice is once.

    Gone are the person's data, their indexes, letter and results, the messages' texts and contacts, and every reason
    that people wrote. Number, dates, status, officers, exam types and totals stay. The content of files goes after the
    commit; what a kill leaves of it no row knows any more, and the sweep of orphans takes it.
    """
    registration = lock(registration_id)
    # Asked again in a statement of its own: what was committed while we waited for the lock counts.
    if not retention.is_due(registration, clock.today()):
        return False
    try:
        messages = forget_about(registration)
    except OnTheWay:
        return False
    versions = registration.results.all()
    held = (registration.referral_id, *versions.values_list("file_id", flat=True))
    files = {file_id for file_id in held if file_id is not None}
    for name, value in FORGOTTEN.items():
        setattr(registration, name, value)
    registration.anonymised_at = clock.now()
    registration.save(update_fields=[*FORGOTTEN, "anonymised_at"])
    versions.update(file=None, end_reason="")
    registration.history.update(reason="")
    registration.holds.update(reason="", lift_reason="")
    forget(files)
    record(
        "registration.anonymised",
        obj=registration,
        label=registration.number,
        data={"from": registration.status, "files": len(files), "messages": messages},
    )
    return True


@transaction.atomic
def hold(registration_id: int, *, actor: Any, reason: str, address: str | None = None) -> LegalHold:
    """Keep a registration's data beyond their time, until the hold is lifted.

    Raises NotAllowed, ReasonMissing, Anonymised, AlreadyHeld, Registration.DoesNotExist.
    """
    registration = _locked(registration_id, "hold", actor=actor, reason=reason)
    if queries.hold_in_force(registration) is not None:
        raise AlreadyHeld
    made = LegalHold.objects.create(registration=registration, reason=reason.strip(), set_by=actor, set_at=clock.now())
    _record("registration.held", registration, actor=actor, reason=reason, address=address)
    return made


@transaction.atomic
def lift_hold(registration_id: int, *, actor: Any, reason: str, address: str | None = None) -> LegalHold:
    """End the hold in force; what is due by then is forgotten with the next run.

    Raises NotAllowed, ReasonMissing, Anonymised, NotHeld, Registration.DoesNotExist.
    """
    registration = _locked(registration_id, "lift_hold", actor=actor, reason=reason)
    held = queries.hold_in_force(registration)
    if held is None:
        raise NotHeld
    held.lifted_by, held.lifted_at, held.lift_reason = actor, clock.now(), reason.strip()
    held.save(update_fields=["lifted_by", "lifted_at", "lift_reason"])
    _record("registration.hold_lifted", registration, actor=actor, reason=reason, address=address)
    return held


def _locked(registration_id: int, act: str, *, actor: Any, reason: str) -> Registration:
    registration = lock(registration_id)
    if not (may_view(actor, registration) and may_hold(actor)):
        raise NotAllowed(act)
    if registration.anonymised_at is not None:
        raise Anonymised(act, registration.status)
    if not reason.strip():
        raise ReasonMissing(act)
    return registration


def _record(event: str, registration: Registration, *, actor: Any, reason: str, address: str | None) -> None:
    record(
        event,
        actor=actor,
        obj=registration,
        label=registration.number,
        address=address,
        data={"reason": reason.strip()[:500]},
    )
