"""Real worker processes on PostgreSQL: each message once, a killed worker leaves a doubt, SIGTERM loses nothing."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection

from bench.processes import memory
from services.common.clock import now
from services.notifications.actions.delivery import LOCK_LIFETIME
from services.notifications.enums import Status
from services.notifications.models import Message
from services.operations.models import Heartbeat
from tests.support.gateway import API_KEY, SENDER, Behaviour, StandIn

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
Make = Callable[..., Message]


@contextmanager
def workers(count: int, gateway: StandIn) -> Iterator[list[subprocess.Popen[bytes]]]:
    """`manage.py run_worker`, so many times, on the database of this test; killed at the end if still there."""
    at = connection.settings_dict
    environment = os.environ | {
        "DATABASE_URL": f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{at['NAME']}",
        "DJANGO_SETTINGS_MODULE": "portal.settings.development",
        "WHATSAPP_API_URL": gateway.url,
        "WHATSAPP_API_KEY": API_KEY,
        "WHATSAPP_SENDER": SENDER,
    }
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_worker"]
    running = [
        subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL, cwd=settings.BASE_DIR)
        for _ in range(count)
    ]
    try:
        yield running
    finally:
        for process in running:
            with suppress(ProcessLookupError):
                process.kill()
            process.wait(10)


def wait_for(condition: Callable[[], Any], *, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


def test_three_workers_deliver_two_hundred_once_each(gateway: StandIn, make_message: Make) -> None:
    for _ in range(200):
        make_message()
    with workers(3, gateway) as running:
        wait_for(lambda: not Message.objects.exclude(status=Status.SENT).exists())
        # From the commit to the gateway, with idle workers.
        make_message()
        committed = time.monotonic()
        wait_for(lambda: len(gateway.received) == 201)
        assert gateway.received[-1].at - committed < 5
        # With every address and the admin behind it imported, as Django's checks do, it is 150 MB.
        assert max(memory(process.pid).rss for process in running) < 125
        for process in running:
            process.send_signal(signal.SIGTERM)
        assert [process.wait(60) for process in running] == [0, 0, 0]
    assert len({received.text for received in gateway.received}) == len(gateway.received) == 201
    assert Heartbeat.objects.filter(loop="pesan").count() == 3
    assert len(set(Message.objects.values_list("locked_by", flat=True))) > 1


def test_a_killed_worker_leaves_a_doubt_that_nobody_resends(gateway: StandIn, make_message: Make) -> None:
    message = make_message()
    gateway.behave(Behaviour.HOLD)
    with workers(1, gateway) as [process]:
        assert gateway.held.acquire(timeout=60)
        process.kill()
        process.wait(10)
    message.refresh_from_db()
    assert message.status == Status.SENDING
    gateway.behave(Behaviour.OK)
    gateway.release()
    Message.objects.filter(pk=message.pk).update(locked_at=now() - LOCK_LIFETIME - timedelta(seconds=1))
    other = make_message()
    with workers(1, gateway):
        wait_for(lambda: Message.objects.get(pk=other.pk).status == Status.SENT)
        wait_for(lambda: Message.objects.get(pk=message.pk).status == Status.UNCERTAIN)
        time.sleep(3)
    message.refresh_from_db()
    assert (message.status, message.needs_attention) == (Status.UNCERTAIN, True)
    assert [received.text for received in gateway.received] == [message.text, other.text]


def test_a_terminated_worker_finishes_what_it_is_sending(gateway: StandIn, make_message: Make) -> None:
    first, second = make_message(), make_message()
    gateway.behave(Behaviour.HOLD)
    with workers(1, gateway) as [process]:
        assert gateway.held.acquire(timeout=60)
        process.send_signal(signal.SIGTERM)
        time.sleep(1)
        assert process.poll() is None
        gateway.release()
        # A job in a process of its own, such as the first look at all links, is waited for too.
        assert process.wait(60) == 0
    assert [Message.objects.get(pk=one.pk).status for one in (first, second)] == [Status.SENT, Status.QUEUED]
