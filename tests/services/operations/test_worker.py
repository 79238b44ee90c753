"""The worker's loops in this process: they work, survive errors, and stop when told."""

import threading
import time
from collections.abc import Iterator

import pytest
from django.core.management import call_command

from services.operations import worker
from services.operations.models import Heartbeat, JobRun
from services.operations.worker import Loop


@pytest.fixture
def stop() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_names_are_of_one_process_each() -> None:
    assert worker.worker_name() != worker.worker_name()
    assert len(worker.worker_name()) <= 80


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_loop_beats_works_and_outlives_an_error(stop: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "IDLE_SECONDS", 0.01)
    calls: list[float] = []

    def step() -> bool:
        calls.append(time.monotonic())
        if len(calls) == 2:
            raise RuntimeError("once")
        return len(calls) < 5

    loop = Loop(worker="w1", name="uji", step=step, stop=stop)
    loop.start()
    deadline = time.monotonic() + 10
    while len(calls) < 8 and time.monotonic() < deadline:
        time.sleep(0.01)
    stop.set()
    loop.join(timeout=5)
    assert not loop.is_alive()
    assert len(calls) >= 8
    assert Heartbeat.objects.get().loop == "uji"


@pytest.mark.django_db
def test_once_does_what_is_due_and_ends() -> None:
    call_command("run_worker", "--once")
    names = set(JobRun.objects.values_list("name", flat=True))
    assert {"terbit-terjadwal", "pesan-tersangkut"} <= names
    assert not JobRun.objects.exclude(error="").exists()
