"""Filling the outbox."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final

from django.db import models

from services.common.clock import now
from services.notifications.enums import Channel, Priority, Status
from services.notifications.models import Message
from services.notifications.recipients import Recipient, gateway_number
from services.notifications.rendering import render

# Leaves room for what a message of the second channel adds to it.
DEDUPE_LENGTH: Final = 180

# What a message of the second channel has from the first. A document goes by WhatsApp only.
_INHERITED: Final = (
    "template",
    "phone",
    "email",
    "subject",
    "body",
    "email_body",
    "about_type",
    "about_id",
    "about_label",
    "priority",
)


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
) -> None:
    """Write one message into the caller's transaction; the worker sends it after the commit.

    `template` names templates/messages/<template>.txt; every value of `context` becomes a single line. The same
    `dedupe_key` (no personal data: it is stored in clear) twice is one message, the first, also when two ask at once.
    `about` is what the message tells of and `label` how staff know it (by default its `number`). `document` is a stored
    file that goes along by WhatsApp. Raises TemplateDoesNotExist, rendering.MissingValue, TypeError for a value that is
    no text, number or date, and ValueError for a key above 180 characters: faults of the code.
    """
    if len(dedupe_key) > DEDUPE_LENGTH:
        raise ValueError(f"a dedupe key has at most {DEDUPE_LENGTH} characters")
    rendered = render(template, context)
    channel = first_channel(to)
    message = Message(
        dedupe_key=dedupe_key,
        template=template,
        channel=channel,
        status=Status.TO_BE_CALLED if channel == Channel.CALL else Status.QUEUED,
        needs_attention=channel == Channel.CALL,
        phone=to.phone,
        email=to.email,
        subject=rendered.subject,
        body=rendered.body,
        email_body=rendered.email_body,
        document_id=document.pk if document and channel == Channel.WHATSAPP else None,
        about_type=about._meta.label_lower if about else "",
        about_id=str(about.pk) if about else "",
        about_label=(label or str(getattr(about, "number", "")))[:60],
        priority=priority,
        next_attempt_at=not_before or now(),
    )
    # One statement, without a savepoint around it: where the key is known, nothing changes. Not `ignore_conflicts`,
    # which on SQLite would also pass over a row that is refused for another reason.
    Message.objects.bulk_create(
        [message], update_conflicts=True, unique_fields=["dedupe_key"], update_fields=["dedupe_key"]
    )


def first_channel(to: Recipient) -> Channel:
    """WhatsApp where there is a number that has it, else e-mail, else somebody calls."""
    if to.has_whatsapp and gateway_number(to.phone):
        return Channel.WHATSAPP
    return Channel.EMAIL if to.email else Channel.CALL


def follow_up(message: Message) -> Message | None:
    """The message that takes over from one that failed for good: by e-mail, else by a call; None when neither is
    possible. Asked again, it answers the same one."""
    if message.channel == Channel.WHATSAPP and message.email:
        channel, status = Channel.EMAIL, Status.QUEUED
    elif message.channel != Channel.CALL and message.phone:
        channel, status = Channel.CALL, Status.TO_BE_CALLED
    else:
        return None
    taken_over, _ = Message.objects.get_or_create(
        dedupe_key=f"{message.dedupe_key}#{channel.value}",
        defaults={
            "channel": channel,
            "status": status,
            "needs_attention": status == Status.TO_BE_CALLED,
            "follows": message,
            **{name: getattr(message, name) for name in _INHERITED},
        },
    )
    return taken_over
