"""`manage.py run_job <name>`: one of the worker's jobs in a process of its own, whose memory goes with it."""

import signal
import time
from argparse import ArgumentParser
from typing import Any, Final

from django.core.management.base import BaseCommand, CommandError

from services.operations import registry

# Then the worker is asked again whether more waits; it may have been told to stop.
LONGEST_SECONDS: Final = 60.0


class Command(BaseCommand):
    help = "Runs a job of the worker once; steady work until nothing waits, at most a minute."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", help="as the worker's log calls it")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        # Ctrl-C reaches the worker too, which waits for this to end.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        registry.discover()
        periodic = {job.name: job for job in registry.periodic_jobs()}
        steady = {job.name: job for job in registry.steady_jobs()}
        if name in periodic:
            periodic[name].run()
        elif name in steady:
            step = steady[name].start("run_job")
            ends = time.monotonic() + LONGEST_SECONDS
            while step() and time.monotonic() < ends:
                pass
        else:
            raise CommandError(f"No job is called {name}. There are: {', '.join(sorted(periodic | steady))}.")
