"""Which message goes to the applicant when, and by which way."""

from django.conf import settings

from services.files.models import StoredFile
from services.notifications.actions import queue
from services.notifications.enums import Priority
from services.notifications.recipients import Recipient
from services.registrations import queries
from services.registrations.enums import Status
from services.registrations.models import Registration


def recipient(registration: Registration) -> Recipient:
    """Where messages about this registration go: WhatsApp where there is one, else e-mail, else a call."""
    return Recipient(phone=registration.phone, has_whatsapp=registration.has_whatsapp, email=registration.email)


def tracking_link(registration: Registration) -> str:
    """The link of a message to the tracking page; its key survives the lock of a number that strangers tried."""
    key = queries.tracking_key(registration.number)
    return f"{settings.PUBLIC_BASE_URL}/lacak/{registration.number}/?k={key}"


def facts(registration: Registration) -> dict[str, str]:
    """All that a message may say: number, service, stage, link.

    Never an exam, an identity, a name or a result; a reason is read on the page behind the link.
    """
    return {
        "number": registration.number,
        "service": registration.kind.title,
        "stage": Status(registration.status).label,
        "link": tracking_link(registration),
    }


def tell(
    registration: Registration,
    template: str,
    *,
    occasion: str,
    document: StoredFile | None = None,
    priority: Priority = Priority.NORMAL,
) -> None:
    """Queue one message. `occasion` tells two occurrences of the same step apart, so each goes out exactly once."""
    queue(
        template,
        to=recipient(registration),
        context=facts(registration),
        dedupe_key=f"registration:{registration.pk}:{template}:{occasion}",
        about=registration,
        priority=priority,
        document=document,
    )
