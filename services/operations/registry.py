"""Work that apps hand to the worker, found in their jobs.py. This app runs it and knows none of it.

Two kinds: a *periodic* job runs once every so often, on one worker only; a *steady* one runs on every worker, step by
step for as long as there is something to do (draining the outbox).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from django.apps import apps

# One step of steady work: True when it did something and wants to be called again at once.
Step = Callable[[], bool]

# A worker that dies in the middle of a job holds it for so long, unless the job says otherwise.
LEASE: Final = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class PeriodicJob:
    """A function to be called every so often. Its name is its identity in the database; it must bear running twice.

    `apart`: it takes so much memory that the worker has a process of its own run it.
    """

    name: str
    every: timedelta
    lease: timedelta
    run: Callable[[], object]
    apart: bool = False


@dataclass(frozen=True, slots=True)
class SteadyJob:
    """Work without a timetable: `start` takes the worker's name and answers the step to call again and again.

    With `waits`, which tells cheaply whether there is any, the worker has a process of its own do it.
    """

    name: str
    start: Callable[[str], Step]
    waits: Callable[[], bool] | None = None


_periodic: Final[dict[str, PeriodicJob]] = {}
_steady: Final[dict[str, SteadyJob]] = {}


def periodic(
    *, every: timedelta, name: str, lease: timedelta = LEASE, apart: bool = False
) -> Callable[[Callable[[], object]], Callable[[], object]]:
    """Register a function of an app's jobs.py to be run every so often. Raises ValueError for a name taken twice."""

    def register(function: Callable[[], object]) -> Callable[[], object]:
        if name in _periodic:
            raise ValueError(f"two jobs are called {name}")
        _periodic[name] = PeriodicJob(name, every, lease, function, apart)
        return function

    return register


def steady(
    *, name: str, waits: Callable[[], bool] | None = None
) -> Callable[[Callable[[str], Step]], Callable[[str], Step]]:
    """Register steady work: the function is called once per worker and answers its step. Raises ValueError likewise."""

    def register(function: Callable[[str], Step]) -> Callable[[str], Step]:
        if name in _steady:
            raise ValueError(f"two jobs are called {name}")
        _steady[name] = SteadyJob(name, function, waits)
        return function

    return register


def discover() -> None:
    """Import the jobs.py of every installed app that has one."""
    for config in apps.get_app_configs():
        if find_spec(f"{config.name}.jobs"):
            import_module(f"{config.name}.jobs")


def periodic_jobs() -> list[PeriodicJob]:
    """All of them, by name."""
    return sorted(_periodic.values(), key=lambda job: job.name)


def steady_jobs() -> list[SteadyJob]:
    """All of them, by name."""
    return sorted(_steady.values(), key=lambda job: job.name)
