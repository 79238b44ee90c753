"""Claim and settle: where each outcome leads, and who carries on."""

import logging
from collections.abc import Callable
from datetime import timedelta

import pytest

from services.common.clock import now
from services.notifications.actions import resend
from services.notifications.actions.delivery import LOCK_LIFETIME, WORKER_DIED, claim, release_stuck, settle
from services.notifications.enums import Channel, Outcome, Status
from services.notifications.flow import PAUSES, TRANSITIONS, pause_after
from services.notifications.models import Message
from services.notifications.outcomes import Delivery
from tests.support.gateway import UNKNOWN_NUMBER

pytestmark = pytest.mark.django_db
Make = Callable[..., Message]
SENT = Delivery(Outcome.SENT, "HTTP 200: Sent")
BROKEN = Delivery(Outcome.RETRY, "HTTP 500: Server Error")
UNKNOWN = Delivery(Outcome.RETRY, UNKNOWN_NUMBER)
DOUBT = Delivery(Outcome.UNCERTAIN, "Gerbang tidak menjawab.")


def taken(worker: str = "w1") -> Message:
    message = claim(worker)
    assert message is not None
    return message


def try_until_the_end(message: Message, delivery: Delivery = BROKEN) -> Message:
    for _ in range(len(PAUSES) + 1):
        Message.objects.filter(pk=message.pk).update(next_attempt_at=now())
        message = settle(taken(), delivery, seconds=0)
    return message


def test_a_claim_is_exclusive(make_message: Make) -> None:
    message = make_message()
    claimed = taken()
    assert (claimed.pk, claimed.status, claimed.attempts) == (message.pk, Status.SENDING, 1)
    assert claim("w2") is None


def test_a_claim_passes_over_resting_channels(make_message: Make) -> None:
    make_message()
    assert claim("w1", except_channels=[Channel.WHATSAPP]) is None


def test_sent(make_message: Make) -> None:
    make_message()
    message = settle(taken(), SENT, seconds=0.25)
    assert (message.status, message.gateway_answer, message.needs_attention) == (Status.SENT, SENT.answer, False)
    assert message.sent_at is not None
    [attempt] = message.attempt_log.all()
    assert (attempt.outcome, attempt.answer, attempt.seconds) == (Outcome.SENT, SENT.answer, 0.25)


def test_a_failure_waits_longer_each_time_then_gives_up_loudly(
    make_message: Make, caplog: pytest.LogCaptureFixture
) -> None:
    message = make_message()
    waits = []
    for _ in PAUSES:
        Message.objects.filter(pk=message.pk).update(next_attempt_at=now())
        before = now()
        message = settle(taken(), BROKEN, seconds=0)
        assert message.status == Status.QUEUED
        waits.append(round((message.next_attempt_at - before).total_seconds()))
    assert waits == [round(pause.total_seconds()) for pause in PAUSES]
    with caplog.at_level(logging.ERROR):
        Message.objects.filter(pk=message.pk).update(next_attempt_at=now())
        message = settle(taken(), BROKEN, seconds=0)
    assert (message.status, message.gateway_answer) == (Status.FAILED, BROKEN.answer)
    assert [record.message for record in caplog.records] == ["message failed for good"]
    assert "6281234567890" not in caplog.text + str([record.__dict__ for record in caplog.records])
    assert message.attempt_log.count() == len(PAUSES) + 1


def test_pauses_outlast_an_hour_and_end() -> None:
    assert sum(PAUSES, timedelta()) == timedelta(hours=7, minutes=42, seconds=30)
    assert pause_after(len(PAUSES)) == PAUSES[-1]
    assert pause_after(len(PAUSES) + 1) is None


def test_e_mail_takes_over_then_a_call(make_message: Make) -> None:
    message = try_until_the_end(make_message(email="siti@example.test"))
    assert (message.status, message.needs_attention) == (Status.FAILED, False)
    mail = message.followed_by.get()
    assert (mail.channel, mail.status, mail.recipient) == (Channel.EMAIL, Status.QUEUED, "siti@example.test")
    assert (mail.body, mail.about_label, mail.priority) == (message.body, message.about_label, message.priority)
    assert mail.document_id is None
    mail = settle(taken(), Delivery(Outcome.REFUSED, "SMTP 550: no such user"), seconds=0)
    assert (mail.status, mail.needs_attention) == (Status.FAILED, False)
    call = mail.followed_by.get()
    assert (call.channel, call.status, call.needs_attention) == (Channel.CALL, Status.TO_BE_CALLED, True)


def test_a_call_takes_over_where_there_is_no_e_mail(make_message: Make) -> None:
    message = try_until_the_end(make_message())
    assert [(one.channel, one.needs_attention) for one in message.followed_by.all()] == [(Channel.CALL, True)]


def test_a_failure_with_nobody_to_take_over_asks_for_attention(make_message: Make) -> None:
    message = make_message(phone="", email="siti@example.test")
    message = settle(taken(), Delivery(Outcome.REFUSED, "SMTP 550: no"), seconds=0)
    assert (message.status, message.needs_attention, message.followed_by.count()) == (Status.FAILED, True, 0)


def test_the_second_channel_takes_over_only_once(make_message: Make) -> None:
    message = try_until_the_end(make_message(email="siti@example.test"))
    settle(taken(), SENT, seconds=0)
    resend(message.pk, actor=None)
    message = try_until_the_end(message)
    assert message.followed_by.count() == 1
    assert message.followed_by.get().status == Status.SENT


def test_an_unknown_number_said_twice_is_the_end(make_message: Make) -> None:
    message = make_message()
    assert settle(taken(), UNKNOWN, seconds=0).status == Status.QUEUED
    Message.objects.filter(pk=message.pk).update(next_attempt_at=now())
    assert settle(taken(), UNKNOWN, seconds=0).status == Status.FAILED


def test_doubt_is_never_sent_again_by_itself(make_message: Make) -> None:
    make_message(email="siti@example.test")
    message = settle(taken(), DOUBT, seconds=15)
    assert (message.status, message.needs_attention) == (Status.UNCERTAIN, True)
    assert message.followed_by.count() == 0
    assert list(Message.objects.due(now() + timedelta(days=30))) == []


def test_a_dead_worker_leaves_a_doubt(make_message: Make) -> None:
    make_message()
    claimed = taken()
    assert release_stuck() == 0
    Message.objects.filter(pk=claimed.pk).update(locked_at=now() - LOCK_LIFETIME - timedelta(seconds=1))
    assert release_stuck() == 1
    claimed.refresh_from_db()
    assert (claimed.status, claimed.needs_attention, claimed.gateway_answer) == (Status.UNCERTAIN, True, WORKER_DIED)
    assert [attempt.outcome for attempt in claimed.attempt_log.all()] == [Outcome.UNCERTAIN]
    assert release_stuck() == 0


def test_an_answer_that_comes_late_still_counts(make_message: Make) -> None:
    make_message()
    Message.objects.update(next_attempt_at=now())
    claimed = taken()
    Message.objects.filter(pk=claimed.pk).update(status=Status.UNCERTAIN, needs_attention=True)
    message = settle(claimed, SENT, seconds=200)
    assert (message.status, message.needs_attention) == (Status.SENT, False)


def test_but_not_after_staff_have_sent_it_again(make_message: Make) -> None:
    make_message()
    claimed = taken()
    Message.objects.filter(pk=claimed.pk).update(status=Status.UNCERTAIN, needs_attention=True)
    resend(claimed.pk, actor=None)
    message = settle(claimed, SENT, seconds=200)
    assert message.status == Status.QUEUED
    again = taken("w2")
    assert settle(claimed, BROKEN, seconds=201).status == Status.SENDING
    assert settle(again, SENT, seconds=0).status == Status.SENT
    assert again.attempt_log.count() == 3


def test_every_status_has_its_line_in_the_flow() -> None:
    assert set(TRANSITIONS) == set(Status)
