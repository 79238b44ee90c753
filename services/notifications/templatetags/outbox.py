"""Messages as staff may see them: ``{% load outbox %}``."""

import re
from typing import Final

from django import template

from services.common.masking import mask_email, mask_phone
from services.notifications.enums import Channel, Status
from services.notifications.flow import TRANSITIONS
from services.notifications.models import Message

register = template.Library()

# The key of a link opens the applicant's own page: not for the eyes of staff.
_KEY_OF_LINK: Final = re.compile(r"(https?://[^\s?]+)\?\S+")


@register.filter
def masked_recipient(message: Message) -> str:
    """``+62 812 •••• 7890`` or ``s•••@example.test``; '–' where there is none."""
    if message.channel == Channel.EMAIL:
        return mask_email(message.email) or "–"
    return mask_phone(message.phone) or "–"


@register.filter
def text_for_staff(message: Message) -> str:
    """The text without the keys of its links."""
    return _KEY_OF_LINK.sub(r"\1?•••", message.text)


@register.filter
def may_be_called(message: Message) -> bool:
    """Whether *Sudah ditelepon* makes sense."""
    return Status.CALLED in TRANSITIONS[Status(message.status)]
