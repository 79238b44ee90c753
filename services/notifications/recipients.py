"""Whom a message is for."""

import re
from dataclasses import dataclass
from typing import Final

# What MPWA takes: digits only, country code first. A `|` would make it send to several numbers.
_GATEWAY_NUMBER: Final = re.compile(r"[1-9][0-9]{7,14}")


def gateway_number(phone: str) -> str:
    """``+6281234567890`` -> ``6281234567890``; '' when it is not one E.164 number, so that nothing else gets out."""
    number = phone.removeprefix("+")
    return number if _GATEWAY_NUMBER.fullmatch(number) else ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A person as the outbox sees one: phone in E.164 ('' for none), e-mail ('' for none).

    `has_whatsapp` is False for someone who says so in the form: then the phone is only good for a call.
    """

    phone: str = ""
    email: str = ""
    has_whatsapp: bool = True
