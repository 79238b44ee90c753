"""E-mail through Django's backend (EMAIL_URL). Plain text, never with an attachment."""

import contextlib
import re
import smtplib
from typing import Final

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend

from services.notifications.enums import Outcome
from services.notifications.models import Message
from services.notifications.outcomes import Delivery, clean_answer

NO_SERVER: Final = "Tanpa server surel: hanya dicatat"
_ONLY_LOGGED: Final = frozenset(
    {"django.core.mail.backends.console.EmailBackend", "django.core.mail.backends.dummy.EmailBackend"}
)

# WhatsApp's own mark for bold, where an e-mail says the same as the WhatsApp text.
_BOLD: Final = re.compile(r"\*([^*\n]+)\*")


def send(message: Message) -> Delivery:
    """One e-mail to one address. A 4xx of the server is tried again, a 5xx is for good."""
    if settings.EMAIL_BACKEND in _ONLY_LOGGED:
        return Delivery(Outcome.LOGGED, NO_SERVER)
    connection = get_connection(fail_silently=False)
    try:
        connection.open()
    except smtplib.SMTPAuthenticationError as error:
        return Delivery(Outcome.RETRY, _words(error.smtp_code, error.smtp_error))
    except (OSError, smtplib.SMTPException) as error:
        return Delivery(Outcome.RETRY, f"Server surel tidak dapat dihubungi ({type(error).__name__}).")
    try:
        EmailMessage(message.subject, _BOLD.sub(r"\1", message.text), to=[message.email], connection=connection).send()
    except smtplib.SMTPRecipientsRefused as error:
        code, words = next(iter(error.recipients.values()))
        return _answered(code, words)
    except smtplib.SMTPResponseException as error:
        return _answered(error.smtp_code, error.smtp_error)
    except (smtplib.SMTPServerDisconnected, TimeoutError, ConnectionError):
        return Delivery(Outcome.UNCERTAIN, "Sambungan ke server surel terputus.")
    except (smtplib.SMTPException, OSError, ValueError) as error:
        return Delivery(Outcome.RETRY, f"Surel tidak terkirim ({type(error).__name__}).")
    finally:
        _hang_up(connection)
    return Delivery(Outcome.SENT, "Diterima server surel.")


def _hang_up(connection: BaseEmailBackend) -> None:
    with contextlib.suppress(OSError, smtplib.SMTPException):
        connection.close()


def _words(code: int, words: bytes | str) -> str:
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else words
    return f"SMTP {code}: {clean_answer(text)}"


def _answered(code: int, words: bytes | str) -> Delivery:
    outcome = Outcome.REFUSED if 500 <= code < 600 else Outcome.RETRY
    return Delivery(outcome, _words(code, words))
