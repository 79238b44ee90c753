"""Which message goes to the applicant when, and by which way."""

from django.conf import settings

from services.common.enums import Service
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


def tell(
    registration: Registration,
    template: str,
    *,
    occasion: str,
    document: StoredFile | None = None,
    priority: Priority = Priority.NORMAL,
) -> None:
    """Queue one message. `occasion` tells two occurrences of the same step apart, so each goes out exactly once."""
    # Number, service, stage, link. Never an exam, an identity, a name, a result; a reason is read on the page.
    context = {
        "number": registration.number,
        "service": Service(registration.service).label,
        "stage": Status(registration.status).label,
        "link": tracking_link(registration),
    }
    queue(
        template,
        to=recipient(registration),
        context=context,
        dedupe_key=f"registration:{registration.pk}:{template}:{occasion}",
        about=registration,
        priority=priority,
        document=document,
    )
