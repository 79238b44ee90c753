"""What one attempt to deliver came to, in a form that may be stored and shown."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from services.notifications.enums import Outcome
from services.notifications.rendering import single_line

ANSWER_LENGTH: Final = 300

# A gateway likes to quote the number it failed on; the recipient stays masked wherever its words are shown.
_LONG_NUMBER: Final = re.compile(r"\d{6,}")
_TAG: Final = re.compile(r"<[^>]{0,200}>")
_EMAIL: Final = re.compile(r"[^\s@<>]+@[^\s@<>]+")

# Words of gateways for a number that WhatsApp doesn't know. Believed only when said twice: see `is_final`.
_UNKNOWN_NUMBER: Final = re.compile(
    r"not (registered|on whatsapp|exists?|found on)|does ?n[o']t exist|(tidak|belum|bukan) (terdaftar|nomor whatsapp)"
    r"|invalid (phone|number|destination)|nomor (tidak valid|salah)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Delivery:
    """An outcome and the words that came with it: cleaned, without the recipient, at most ANSWER_LENGTH characters."""

    outcome: Outcome
    answer: str


def clean_answer(words: str, *, secrets: Iterable[str] = ()) -> str:
    """Somebody else's words as one line, without markup, our secrets, phone numbers or e-mail addresses."""
    for secret in secrets:
        words = words.replace(secret, "•••") if secret else words
    words = _EMAIL.sub("•••", _LONG_NUMBER.sub("•••", _TAG.sub(" ", words[:5000])))
    return single_line(words)[:ANSWER_LENGTH]


def says_unknown_number(answer: str) -> bool:
    """Whether the gateway's words say that this number has no WhatsApp, rather than that something is broken."""
    return bool(_UNKNOWN_NUMBER.search(answer))


def is_final(delivery: Delivery, *, before: str) -> bool:
    """Whether to stop trying: refused outright, or the number called unknown twice in a row (`before` is the answer
    to the previous attempt). Once is not enough: a gateway that lost its own session says so of every number."""
    if delivery.outcome == Outcome.REFUSED:
        return True
    return delivery.outcome == Outcome.RETRY and says_unknown_number(delivery.answer) and says_unknown_number(before)
