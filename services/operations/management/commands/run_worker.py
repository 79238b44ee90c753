"""`manage.py run_worker`: sends messages and runs periodic jobs until it is told to stop."""

import signal
import threading
from argparse import ArgumentParser
from types import FrameType
from typing import Any

from django.core.management.base import BaseCommand

from services.operations import worker


class Command(BaseCommand):
    help = "Sends the messages of the outbox and runs the periodic jobs. Several may run at once."
    # Checks import every address with its views, the whole admin among them: 30 MB that no job needs. Web servers,
    # migrate and `manage.py check` run them.
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due now, then end")

    def handle(self, *args: Any, once: bool = False, **options: Any) -> None:
        if once:
            worker.drain()
            return
        stop = threading.Event()

        def finish(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, finish)
        worker.run(stop=stop)
