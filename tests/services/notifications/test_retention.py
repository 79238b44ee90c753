"""After 90 days text and contact are gone; that something was sent, and how it went, stays."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from services.common.clock import now
from services.notifications.actions import resend, retention
from services.notifications.actions.retention import purge_texts
from services.notifications.actions.staff import NotPossible
from services.notifications.enums import Status
from services.notifications.models import Message

pytestmark = pytest.mark.django_db
Make = Callable[..., Message]


def aged(message: Message, days: int, status: Status) -> Message:
    Message.objects.filter(pk=message.pk).update(created_at=now() - timedelta(days=days), status=status)
    return message


def test_only_settled_and_old_ones(make_message: Make, settings: Any) -> None:
    settings.MESSAGE_RETENTION_DAYS = 90
    old = aged(make_message(email="siti@example.test"), 91, Status.SENT)
    waiting = aged(make_message(), 91, Status.QUEUED)
    young = aged(make_message(), 89, Status.SENT)
    assert purge_texts() == 1
    for message in (old, waiting, young):
        message.refresh_from_db()
    assert (old.phone, old.email, old.subject, old.body, old.email_body) == ("", "", "", "", "")
    assert (old.status, old.about_label, old.purged_at is None) == (Status.SENT, "N1", False)
    assert (waiting.purged_at, young.purged_at) == (None, None)
    assert young.body
    assert purge_texts() == 0


def test_what_is_purged_is_not_sent_again(make_message: Make) -> None:
    message = aged(make_message(), 91, Status.FAILED)
    purge_texts()
    with pytest.raises(NotPossible):
        resend(message.pk, actor=None)


def test_an_old_failure_no_longer_asks_for_attention(make_message: Make) -> None:
    message = make_message(has_whatsapp=False)
    aged(message, 91, Status.TO_BE_CALLED)
    purge_texts()
    message.refresh_from_db()
    assert message.needs_attention is False


def test_more_than_a_batch(make_message: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 2)
    for _ in range(5):
        aged(make_message(), 91, Status.SENT)
    assert purge_texts() == 5
