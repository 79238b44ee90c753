"""The only place that writes to the outbox."""

from collections.abc import Mapping
from datetime import datetime

from django.db import models, transaction

from services.common.clock import now
from services.notifications.enums import Channel, Priority, Status
from services.notifications.models import Message
from services.notifications.recipients import Recipient, gateway_number
from services.notifications.rendering import render


@transaction.atomic
def queue(
    template: str,
    *,
    to: Recipient,
    context: Mapping[str, object],
    dedupe_key: str,
    about: models.Model | None = None,
    label: str = "",
    priority: Priority = Priority.NORMAL,
    document: models.Model | None = None,
    not_before: datetime | None = None,
) -> Message:
    """Write one message into the caller's transaction; the worker sends it after the commit.

    `template` names templates/messages/<template>.txt; every value of `context` becomes a single line. The same
    `dedupe_key` (no personal data: it is stored in clear) twice gives the same row, also when two ask at once. `about`
    is what the message tells of and `label` how staff know it (by default its `number`). `document` is a stored file
    that goes along by WhatsApp. Raises TemplateDoesNotExist, rendering.MissingValue and TypeError: faults of the code.
    """
    rendered = render(template, context)
    channel = first_channel(to)
    message, _ = Message.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "template": template,
            "channel": channel,
            "status": Status.TO_BE_CALLED if channel == Channel.CALL else Status.QUEUED,
            "needs_attention": channel == Channel.CALL,
            "phone": to.phone,
            "email": to.email,
            "subject": rendered.subject,
            "body": rendered.body,
            "email_body": rendered.email_body,
            "document_id": document.pk if document and channel == Channel.WHATSAPP else None,
            "about_type": about._meta.label_lower if about else "",
            "about_id": str(about.pk) if about else "",
            "about_label": (label or str(getattr(about, "number", "")))[:60],
            "priority": priority,
            "next_attempt_at": not_before or now(),
        },
    )
    return message


def first_channel(to: Recipient) -> Channel:
    """WhatsApp where there is a number that has it, else e-mail, else somebody calls."""
    if to.has_whatsapp and gateway_number(to.phone):
        return Channel.WHATSAPP
    return Channel.EMAIL if to.email else Channel.CALL
