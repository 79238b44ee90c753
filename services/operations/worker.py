"""The worker: one process, one thread for each steady job and one for all periodic ones.

Apart, so that a long job never keeps a message waiting. A thread that meets an error logs it, rests and goes on; the
process ends when it is told to (SIGTERM, SIGINT), after each thread has finished the step it is in.
"""

import logging
import os
import secrets
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Final

from django.conf import settings
from django.db import close_old_connections, connection

from services.operations import registry
from services.operations.actions import beat, run_if_due
from services.operations.queries import waiting_jobs
from services.operations.registry import Step

logger = logging.getLogger(__name__)

# How long an idle loop rests: from a commit to the gateway in about half a second.
IDLE_SECONDS: Final = 0.5
BEAT_SECONDS: Final = 5.0
LONGEST_REST_SECONDS: Final = 60.0
PERIODIC_LOOP: Final = "berkala"


def worker_name() -> str:
    """Unique for every process that ever ran: a restarted worker is another one."""
    return f"{socket.gethostname()[:40]}:{os.getpid()}:{secrets.token_hex(4)}"


class Loop(threading.Thread):
    """One kind of work, over and over, until stopped."""

    def __init__(self, *, worker: str, name: str, step: Step, stop: threading.Event) -> None:
        super().__init__(name=name)
        self.worker, self.step, self.stop = worker, step, stop
        self._last_beat = float("-inf")

    def run(self) -> None:
        failures = 0
        while not self.stop.is_set():
            rest = 0.0
            try:
                self._beat()
                if not self.step():
                    rest = IDLE_SECONDS
                failures = 0
            except Exception as error:
                failures += 1
                rest = min(IDLE_SECONDS * 2**failures, LONGEST_REST_SECONDS)
                logger.exception("worker loop failed", extra={"loop": self.name, "error": type(error).__name__})
            # A connection that broke is thrown away here, so the next round starts with a fresh one.
            close_old_connections()
            if rest:
                self.stop.wait(rest)
        connection.close()

    def _beat(self) -> None:
        if time.monotonic() - self._last_beat >= BEAT_SECONDS:
            beat(self.worker, self.name)
            self._last_beat = time.monotonic()


def run_apart(name: str, longest: timedelta = registry.LEASE) -> None:
    """Have a process of its own run a job, so that its memory and what it imports go with it.

    Raises where it fails, and where it takes longer: then it is ended, since nothing else of its thread would ever run.
    """
    command = [sys.executable, str(settings.BASE_DIR / "manage.py"), "run_job", name]
    subprocess.run(command, check=True, timeout=longest.total_seconds())  # noqa: S603


def apart_step(name: str, waits: Callable[[], bool]) -> Step:
    """A step that starts a process only where something waits."""

    def step() -> bool:
        if not waits():
            return False
        run_apart(name)
        return True

    return step


def periodic_step(worker: str) -> Step:
    """A step that runs every periodic job that is due."""

    def step() -> bool:
        # One read a round: a job that isn't due must not cost a write, least of all SQLite's only write lock.
        waiting = waiting_jobs()
        for job in registry.periodic_jobs():
            if job.name not in waiting:
                run_if_due(job, worker=worker, run=partial(run_apart, job.name, job.lease) if job.apart else None)
        return False

    return step


def build_loops(*, worker: str, stop: threading.Event) -> list[Loop]:
    """The threads of one worker, not yet started."""
    registry.discover()
    steps = [
        (job.name, apart_step(job.name, job.waits) if job.waits else job.start(worker))
        for job in registry.steady_jobs()
    ]
    steps.append((PERIODIC_LOOP, periodic_step(worker)))
    return [Loop(worker=worker, name=name, step=step, stop=stop) for name, step in steps]


def run(*, stop: threading.Event) -> None:
    """Work until `stop` is set. Returns when every loop has finished its step; if one dies, all stop."""
    worker = worker_name()
    loops = build_loops(worker=worker, stop=stop)
    logger.info("worker started", extra={"worker": worker, "loops": [loop.name for loop in loops]})
    for loop in loops:
        loop.start()
    while not stop.wait(IDLE_SECONDS):
        if not all(loop.is_alive() for loop in loops):
            logger.critical("a loop of the worker died", extra={"worker": worker})
            stop.set()
    for loop in loops:
        loop.join()
    logger.info("worker stopped", extra={"worker": worker})


def drain() -> None:
    """Do once, in this process, what there is to do now: for cron, and for a last round before maintenance."""
    worker = worker_name()
    registry.discover()
    for job in registry.steady_jobs():
        step = job.start(worker)
        while step():
            pass
    for periodic_job in registry.periodic_jobs():
        run_if_due(periodic_job, worker=worker)
