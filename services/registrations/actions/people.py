"""Personal data of a registration: opened with a reason, mended by staff, both on the record."""

import logging
from dataclasses import asdict, dataclass
from datetime import datetime, time
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from services.audit.actions import record
from services.audit.models import AuditEntry
from services.common import clock
from services.notifications.actions import queue
from services.notifications.recipients import Recipient
from services.registrations import queries
from services.registrations.actions.steps import lock
from services.registrations.actions.submission import Person
from services.registrations.errors import Anonymised, NotAllowed, ReasonMissing
from services.registrations.models import Registration
from services.registrations.rules import may_reveal, may_view

logger = logging.getLogger(__name__)

REVEALS_A_DAY: Final = 30


@dataclass(frozen=True)
class Revealed:
    """Personal data in clear, for one look on one screen."""

    identity_number: str
    birth_date: Any
    phone: str
    email: str


@transaction.atomic
def reveal_person(registration_id: int, *, actor: Any, reason: str, address: str | None = None) -> Revealed:
    """Open the masked data of one registration. The officer's 31st of a day, and each 30th after, alarms super admins.

    Raises NotAllowed, Anonymised, ReasonMissing, Registration.DoesNotExist.
    """
    registration = Registration.objects.get(pk=registration_id)
    if not (may_view(actor, registration) and may_reveal(actor)):
        raise NotAllowed("reveal")
    if registration.anonymised_at is not None:
        raise Anonymised("reveal", registration.status)
    if not reason.strip():
        raise ReasonMissing("reveal")
    record(
        "registration.revealed",
        actor=actor,
        obj=registration,
        label=registration.number,
        address=address,
        data={"reason": reason.strip()[:500]},
    )
    midnight = timezone.make_aware(datetime.combine(clock.today(), time.min))
    today = AuditEntry.objects.filter(event="registration.revealed", actor_id=actor.pk, at__gte=midnight).count()
    if today % REVEALS_A_DAY == 1 and today > 1:
        _raise_alarm(actor, today)
    return Revealed(
        identity_number=registration.identity_number,
        birth_date=registration.birth_date,
        phone=registration.phone,
        email=registration.email,
    )


def _raise_alarm(actor: Any, count: int) -> None:
    logger.warning("unusual number of reveals", extra={"actor_id": actor.pk, "count": count})
    record("registration.reveal_alarm", actor=actor, obj=actor, data={"count": count})
    for admin in get_user_model().objects.filter(is_active=True, is_superuser=True):
        queue(
            "reveal_alarm",
            to=Recipient(phone=admin.phone, has_whatsapp=bool(admin.phone), email=admin.email),
            context={"officer": str(actor), "count": count},
            dedupe_key=f"reveal-alarm:{actor.pk}:{clock.today():%Y%m%d}:{count}:{admin.pk}",
            about=actor,
        )


@transaction.atomic
def correct_person(
    registration_id: int, person: Person, *, actor: Any, reason: str, address: str | None = None
) -> Registration:
    """An officer mends who the patient is or how to reach them, after checking who asks.

    The trail names the fields, not their values. Raises NotAllowed, Anonymised, ReasonMissing,
    Registration.DoesNotExist.
    """
    registration = lock(registration_id)
    step = registration.kind.flow["request_correction"]
    if not (may_view(actor, registration) and may_reveal(actor) and actor.has_perm(step.permission)):
        raise NotAllowed("correct_person")
    if registration.anonymised_at is not None:
        raise Anonymised("correct_person", registration.status)
    if not reason.strip():
        raise ReasonMissing("correct_person")
    changed = [name for name, value in asdict(person).items() if getattr(registration, name) != value]
    if not changed:
        return registration
    for name in changed:
        setattr(registration, name, getattr(person, name))
    registration.identity_index = queries.identity_index(person.identity_type, person.identity_number)
    registration.phone_index = queries.phone_index(person.phone)
    registration.email_index = queries.email_index(person.email)
    registration.save(update_fields=[*changed, "identity_index", "phone_index", "email_index"])
    record(
        "registration.person_corrected",
        actor=actor,
        obj=registration,
        label=registration.number,
        address=address,
        data={"fields": changed, "reason": reason.strip()[:500]},
    )
    return registration
