"""The courier over a real connection: nothing twice, nothing lost, and rest where a gateway falls silent."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from services.common.clock import now
from services.notifications import channels
from services.notifications import delivery as delivering
from services.notifications.actions import change_gateway
from services.notifications.channels.email import NO_SERVER
from services.notifications.channels.whatsapp import NO_GATEWAY
from services.notifications.delivery import Courier
from services.notifications.enums import Outcome, Priority, Status
from services.notifications.models import Message
from tests.support.gateway import Behaviour, StandIn

pytestmark = pytest.mark.django_db
Make = Callable[..., Message]


def drain(courier: Courier | None = None) -> int:
    courier = courier or Courier("w1")
    sent = 0
    while courier.deliver_one():
        sent += 1
    return sent


def test_each_once_and_results_first(gateway: StandIn, make_message: Make) -> None:
    for _ in range(3):
        make_message()
    make_message(priority=Priority.RESULT)
    assert drain() == 4
    assert [received.text.split()[6] for received in gateway.received] == ["N4:", "N1:", "N2:", "N3:"]
    assert set(Message.objects.values_list("status", flat=True)) == {Status.SENT}
    assert drain() == 0


def test_a_gateway_that_is_down_for_an_hour_loses_nothing(gateway: StandIn, make_message: Make) -> None:
    for _ in range(5):
        make_message()
    gateway.behave(Behaviour.HTTP_500)
    started = now()
    # The clock of the outbox is `next_attempt_at`: an hour passes by moving it.
    passed = timedelta()
    while passed < timedelta(hours=1):
        drain()
        wait = min(Message.objects.values_list("next_attempt_at", flat=True)) - now()
        passed += wait
        for message in Message.objects.all():
            Message.objects.filter(pk=message.pk).update(next_attempt_at=message.next_attempt_at - wait)
    assert set(Message.objects.values_list("status", flat=True)) == {Status.QUEUED}
    assert now() - started < timedelta(minutes=1)
    gateway.received.clear()
    gateway.behave(Behaviour.OK)
    Message.objects.update(next_attempt_at=now())
    assert drain() == 5
    assert len({received.text for received in gateway.received}) == len(gateway.received) == 5
    assert set(Message.objects.values_list("status", flat=True)) == {Status.SENT}


def test_without_a_gateway_messages_are_written_down(settings: Any, make_message: Make) -> None:
    settings.WHATSAPP_API_URL = ""
    message = make_message()
    assert drain() == 1
    message.refresh_from_db()
    assert (message.status, message.gateway_answer) == (Status.SENT, NO_GATEWAY)
    assert [attempt.outcome for attempt in message.attempt_log.all()] == [Outcome.LOGGED]


def test_staff_settings_go_before_the_environment(gateway: StandIn, settings: Any, make_message: Make) -> None:
    settings.WHATSAPP_API_URL = "http://127.0.0.1:1"
    change_gateway(gateway_address=gateway.url, key="of-staff", sender="6281111111111", actor=None)
    make_message()
    drain()
    [received] = gateway.received
    assert (received.payload["api_key"], received.payload["sender"]) == ("of-staff", "6281111111111")


def test_e_mail(settings: Any, make_message: Make) -> None:
    make_message(phone="", email="siti@example.test")
    assert drain() == 1
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (["siti@example.test"], "Registrasi Pemeriksaan Lab terverifikasi")
    # WhatsApp's marks for bold are no e-mail's.
    assert str(sent.body).startswith("Balai Labkesmas Magelang\nRegistrasi Pemeriksaan Lab N1")
    assert sent.from_email == settings.DEFAULT_FROM_EMAIL


def test_without_a_mail_server_mail_is_written_down(settings: Any, make_message: Make) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    message = make_message(phone="", email="siti@example.test")
    drain()
    message.refresh_from_db()
    assert (message.status, message.gateway_answer) == (Status.SENT, NO_SERVER)


def test_a_silent_gateway_is_left_to_rest(
    gateway: StandIn, make_message: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    gateway.behave(Behaviour.HANG_UP)
    for _ in range(10):
        make_message()
    make_message(phone="", email="siti@example.test")
    courier = Courier("w1")
    # One doubt, and the e-mail still goes; nothing more until the rest is over, then one more try, then a longer rest.
    assert drain(courier) == 2
    assert len(gateway.received) == 1
    moment += delivering.HOLD_SECONDS + 1
    assert drain(courier) == 1
    moment += delivering.HOLD_SECONDS + 1
    assert drain(courier) == 0
    moment += delivering.HOLD_SECONDS
    gateway.behave(Behaviour.OK)
    assert drain(courier) == 8
    assert Message.objects.filter(status=Status.UNCERTAIN).count() == 2


def test_a_fault_of_ours_is_a_doubt_without_personal_data(
    gateway: StandIn, make_message: Make, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    message = make_message(document=None)

    def broken(message: Message) -> None:
        raise KeyError(message.phone)

    monkeypatch.setattr(channels.whatsapp, "send", broken)
    drain()
    message.refresh_from_db()
    assert (message.status, message.gateway_answer) == (Status.UNCERTAIN, "Kesalahan di portal (KeyError).")
    assert "6281234567890" not in str([record.__dict__ for record in caplog.records])
