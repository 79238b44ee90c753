"""Writing the trail. The caller's transaction carries the line, so state and trail stand or fall together."""

from typing import Any

from django.db import models

from services.audit.models import AuditEntry

# Who acts when nobody is logged in.
APPLICANT = "Pemohon"
SYSTEM = "Sistem"


def record(
    event: str,
    *,
    actor: Any = None,
    actor_label: str = "",
    obj: models.Model,
    label: str = "",
    address: str | None = None,
    data: dict[str, Any] | None = None,
) -> AuditEntry:
    """One line: `event` is a dotted name such as ``registration.submitted``.

    `actor` is a user of ours or None; then `actor_label` says who (APPLICANT, SYSTEM). `label` names the object for
    people, who also search by it, and must not be secret; without one it is what the object calls itself. `data` goes
    in as JSON and must hold no personal data in clear.
    """
    known = actor is not None and getattr(actor, "pk", None) is not None
    return AuditEntry.objects.create(
        event=event,
        actor_id=actor.pk if known else None,
        actor_label=str(actor) if known else (actor_label or SYSTEM),
        object_type=obj._meta.label_lower,
        object_id=str(obj.pk),
        object_label=(label or str(obj))[:200],
        address=address or None,
        data=data or {},
    )
