"""MPWA over a real connection: what the gateway took, what it certainly didn't, and what nobody knows."""

import socket
from typing import Any

import pytest

from services.notifications import gateway as client
from services.notifications.enums import Outcome
from services.notifications.gateway import Credentials, is_web_address, send_document, send_text
from services.notifications.outcomes import Delivery, clean_answer, is_final
from tests.support.gateway import API_KEY, SENDER, UNKNOWN_NUMBER, Behaviour, StandIn

PHONE = "+6281234567890"


@pytest.fixture
def credentials(gateway: StandIn) -> Credentials:
    return Credentials(address=f"{gateway.url}/", key=API_KEY, sender=SENDER)


@pytest.fixture
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "SILENCE_SECONDS", 0.3)
    monkeypatch.setattr(client, "DEADLINE_SECONDS", 0.5)


def test_a_text(gateway: StandIn, credentials: Credentials) -> None:
    delivery = send_text(credentials, phone=PHONE, text="Halo\nbaris dua")
    assert delivery == Delivery(Outcome.SENT, "HTTP 200: Message sent successfully!")
    [received] = gateway.received
    assert (received.path, received.payload) == (
        "/send-message",
        {"api_key": API_KEY, "sender": SENDER, "number": "6281234567890", "message": "Halo\nbaris dua"},
    )


def test_a_document(gateway: StandIn, credentials: Credentials) -> None:
    assert send_document(credentials, phone=PHONE, url="http://portal.test/x/", caption="Hasil").outcome == Outcome.SENT
    [received] = gateway.received
    assert (received.path, received.payload) == (
        "/send-media",
        {
            "api_key": API_KEY,
            "sender": SENDER,
            "number": "6281234567890",
            "media_type": "document",
            "url": "http://portal.test/x/",
            "caption": "Hasil",
        },
    )


@pytest.mark.parametrize(
    ("behaviour", "outcome", "words"),
    [
        (Behaviour.WARNING_AROUND, Outcome.SENT, "HTTP 200: Sent"),
        (Behaviour.REFUSE, Outcome.RETRY, "HTTP 200: Device disconnected"),
        (Behaviour.UNKNOWN_NUMBER, Outcome.RETRY, f"HTTP 200: {UNKNOWN_NUMBER}"),
        (Behaviour.HTTP_500, Outcome.RETRY, "HTTP 500: Server Error"),
        (Behaviour.REDIRECT, Outcome.RETRY, "HTTP 302"),
        (Behaviour.GARBAGE, Outcome.UNCERTAIN, "HTTP 200: Login"),
        (Behaviour.HUGE, Outcome.UNCERTAIN, "HTTP 200"),
        (Behaviour.HANG_UP, Outcome.UNCERTAIN, "Sambungan ke gerbang terputus setelah pesan diserahkan."),
    ],
)
def test_answers(
    gateway: StandIn, credentials: Credentials, behaviour: Behaviour, outcome: Outcome, words: str
) -> None:
    gateway.behave(behaviour)
    assert send_text(credentials, phone=PHONE, text="Halo") == Delivery(outcome, words)
    assert len(gateway.received) == 1


@pytest.mark.usefixtures("hurry")
@pytest.mark.parametrize("behaviour", [Behaviour.HOLD, Behaviour.DRIP])
def test_silence_and_dripping_are_uncertain(gateway: StandIn, credentials: Credentials, behaviour: Behaviour) -> None:
    gateway.behave(behaviour)
    assert send_text(credentials, phone=PHONE, text="Halo").outcome == Outcome.UNCERTAIN


def test_nobody_listens_there() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    nowhere = Credentials(address=f"http://127.0.0.1:{port}", key=API_KEY, sender=SENDER)
    assert send_text(nowhere, phone=PHONE, text="Halo") == Delivery(Outcome.RETRY, "Gerbang tidak dapat dihubungi.")


def test_a_name_that_nobody_knows_is_retried() -> None:
    nowhere = Credentials(address="http://gateway.invalid", key=API_KEY, sender=SENDER)
    assert send_text(nowhere, phone=PHONE, text="Halo").outcome == Outcome.RETRY


@pytest.mark.parametrize("phone", ["+6281234567890|6289999999999", "0812", "", "abc"])
def test_a_bad_number_never_leaves(gateway: StandIn, credentials: Credentials, phone: str) -> None:
    assert send_text(credentials, phone=phone, text="Halo").outcome == Outcome.REFUSED
    assert gateway.received == []


@pytest.mark.parametrize(
    ("address", "fine"),
    [
        ("https://gateway.example.id", True),
        ("http://127.0.0.1:3000/mpwa", True),
        ("file:///etc/passwd", False),
        ("ftp://gateway.example.id", False),
        ("gopher://127.0.0.1:6379/_", False),
        ("https://user:secret@gateway.example.id", False),
        ("https://gateway.example.id/?x=", False),
        ("https://gateway.example.id/#", True),
        ("https://gateway.example.id/#x", False),
        ("https://", False),
        ("https://gateway.example.id:99999", False),
        ("gateway.example.id", False),
        ("", False),
    ],
)
def test_web_addresses(address: str, fine: bool) -> None:
    assert is_web_address(address) is fine


def test_an_environment_proxy_is_not_used(
    gateway: StandIn, credentials: Credentials, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    assert send_text(credentials, phone=PHONE, text="Halo").outcome == Outcome.SENT


def test_the_key_is_in_no_repr(credentials: Credentials) -> None:
    assert API_KEY not in repr(credentials)


def test_words_of_the_gateway_lose_secrets_and_recipients() -> None:
    words = "<p>key stand-in-key</p> 6281234567890 not sent\nto siti@example.test " + "x" * 1000
    cleaned = clean_answer(words, secrets=(API_KEY,))
    assert cleaned.startswith("key ••• ••• not sent to ••• xxx")
    assert len(cleaned) == 300


@pytest.mark.parametrize(
    ("outcome", "answer", "before", "final"),
    [
        (Outcome.REFUSED, "", "", True),
        (Outcome.RETRY, UNKNOWN_NUMBER, "", False),
        (Outcome.RETRY, UNKNOWN_NUMBER, "HTTP 500", False),
        (Outcome.RETRY, UNKNOWN_NUMBER, UNKNOWN_NUMBER, True),
        (Outcome.RETRY, "Nomor tidak terdaftar", UNKNOWN_NUMBER, True),
        (Outcome.RETRY, "Device disconnected", UNKNOWN_NUMBER, False),
        (Outcome.UNCERTAIN, UNKNOWN_NUMBER, UNKNOWN_NUMBER, False),
    ],
)
def test_an_unknown_number_is_believed_when_said_twice(outcome: Outcome, answer: str, before: str, final: Any) -> None:
    assert is_final(Delivery(outcome, answer), before=before) is final
