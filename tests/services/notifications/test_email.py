"""E-mail over a real SMTP conversation: for now, for good, or nobody knows."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from services.notifications.channels import email
from services.notifications.enums import Outcome
from services.notifications.models import Message
from services.notifications.outcomes import Delivery
from tests.support.mail_server import MailServer, stand_in_mail_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings: Any) -> Iterator[MailServer]:
    with stand_in_mail_server() as server:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 2
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        yield server


@pytest.fixture
def message(make_message: Callable[..., Message]) -> Message:
    return make_message(phone="", email="siti@example.test")


def test_taken(server: MailServer, message: Message) -> None:
    assert email.send(message) == Delivery(Outcome.SENT, "Diterima server surel.")
    [text] = server.texts
    assert "To: siti@example.test" in text
    assert "Subject: Registrasi Pemeriksaan Lab terverifikasi" in text


@pytest.mark.parametrize(
    ("verb", "reply", "outcome", "words"),
    [
        ("RCPT", "550 no such user", Outcome.REFUSED, "SMTP 550: no such user"),
        ("RCPT", "451 try later", Outcome.RETRY, "SMTP 451: try later"),
        ("MAIL", "550 sender refused", Outcome.REFUSED, "SMTP 550: sender refused"),
        ("DATA", "452 disk full", Outcome.RETRY, "SMTP 452: disk full"),
        (".", "554 spam from siti@example.test", Outcome.REFUSED, "SMTP 554: spam from •••"),
        (".", "451 busy", Outcome.RETRY, "SMTP 451: busy"),
        (".", None, Outcome.UNCERTAIN, "Sambungan ke server surel terputus."),
    ],
)
def test_refused(
    server: MailServer, message: Message, verb: str, reply: str | None, outcome: Outcome, words: str
) -> None:
    server.answers[verb] = reply
    assert email.send(message) == Delivery(outcome, words)
    assert server.texts == []


def test_nobody_listens(server: MailServer, message: Message, settings: Any) -> None:
    settings.EMAIL_PORT = 1
    assert email.send(message).outcome == Outcome.RETRY
