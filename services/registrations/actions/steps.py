"""Taking a step of the flow."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from services.audit.actions import APPLICANT, record
from services.common import clock
from services.files.models import StoredFile
from services.notifications.enums import Priority
from services.registrations import messages
from services.registrations.errors import Anonymised, NotAllowed, ReasonMissing, Refused, StepNotPossible
from services.registrations.flow import Need, Party, Step
from services.registrations.models import Registration, StatusChange
from services.registrations.rules import may_take, may_view


def lock(registration_id: int) -> Registration:
    """The registration, held until the transaction ends. Raises Registration.DoesNotExist.

    On SQLite the transaction already holds the only write lock (it starts IMMEDIATE).
    """
    return Registration.objects.select_for_update().get(pk=registration_id)


def check(registration: Registration, step: Step, *, actor: Any, reason: str = "") -> None:
    """Raises NotAllowed, StepNotPossible (Anonymised is one) or ReasonMissing.

    `actor` None is the applicant, who proved the number.
    """
    if actor is None:
        if Party.APPLICANT not in step.by:
            raise NotAllowed(step.name)
    elif not (may_view(actor, registration) and may_take(actor, step)):
        raise NotAllowed(step.name)
    if registration.anonymised_at is not None:
        raise Anonymised(step.name, registration.status)
    if not step.starts_at(registration.status):
        raise StepNotPossible(step.name, registration.status)
    if Need.REASON in step.needs and not reason.strip():
        raise ReasonMissing(step.name)


def advance(
    registration: Registration,
    step: Step,
    *,
    actor: Any,
    reason: str = "",
    address: str | None = None,
    document: StoredFile | None = None,
    facts: dict[str, Any] | None = None,
) -> StatusChange:
    """Write a checked step of a locked registration: status, history, audit line, message."""
    now = clock.now()
    change = StatusChange.objects.create(
        registration=registration,
        step=step.name,
        from_status=registration.status,
        to_status=step.target,
        at=now,
        actor=actor,
        reason=reason.strip(),
    )
    if registration.status != step.target:
        registration.status = step.target
        registration.status_since = now
        registration.save(update_fields=["status", "status_since"])
    record(
        f"registration.{step.name}",
        actor=actor,
        actor_label=APPLICANT,
        obj=registration,
        label=registration.number,
        address=address,
        data={"from": change.from_status, "to": change.to_status, **(facts or {})},
    )
    if step.tells:
        results_first = Priority.RESULT if Need.RESULT in step.needs else Priority.NORMAL
        messages.tell(
            registration,
            step.tells,
            occasion=str(change.pk),
            document=document,
            priority=results_first,
        )
    return change


@transaction.atomic
def move(
    registration_id: int, step_name: str, *, actor: Any, reason: str = "", address: str | None = None
) -> Registration:
    """Take a step that needs nothing but perhaps a reason; results have actions of their own.

    Raises Registration.DoesNotExist, NotAllowed, ReasonMissing, or StepNotPossible when the registration stands
    elsewhere by now: of two officers at once one wins, the other is told where it stands.
    """
    registration = lock(registration_id)
    try:
        step = registration.kind.flow[step_name]
    except KeyError as error:
        raise NotAllowed(step_name) from error
    if Need.RESULT in step.needs:
        raise NotAllowed(step_name)
    check(registration, step, actor=actor, reason=reason)
    advance(registration, step, actor=actor, reason=reason, address=address)
    return registration


@dataclass
class BulkOutcome:
    """What became of many: the moved ones, and for each of the others why not. Keys are registration ids."""

    moved: list[Registration] = field(default_factory=list)
    refused: dict[int, Refused] = field(default_factory=dict)


def move_many(
    registration_ids: Iterable[int], step_name: str, *, actor: Any, address: str | None = None
) -> BulkOutcome:
    """Take one bulk step for many, each in a transaction of its own: one that is refused doesn't stop the others."""
    outcome = BulkOutcome()
    for registration_id in registration_ids:
        try:
            outcome.moved.append(move(registration_id, step_name, actor=actor, address=address))
        except Refused as refusal:
            outcome.refused[registration_id] = refusal
        except Registration.DoesNotExist:
            continue
    return outcome
