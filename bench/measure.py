"""Measuring in rounds: the bare view and what is measured by turns, so that a busy minute of the machine hits both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from bench.load import Load, drive, get, http_get, quantile
from bench.processes import cpu_seconds

CLIENTS: Final = 16
WARM_UP: Final = CLIENTS * 2  # forms: each worker has taken some, and has started what looks into letters
MOST_SECONDS: Final = 10.0  # a round of forms, should they be slow


@dataclass(frozen=True)
class Plan:
    """How much is measured. `sizes`: registrations, ascending; growth is the last one's time by the first one's."""

    sizes: tuple[int, ...]
    rounds: int
    seconds: float
    repeats: int  # how often each list and each detail page is asked for, on each size
    forms: int  # sent in each round


@dataclass(frozen=True)
class Speed:
    """Medians over rounds. `rate` in requests a second, `p50` and `p99` in seconds, `cpu` in seconds a request.

    `ratio` is the median of each round's own ratio to bare, `bare` the bare view's median rate.
    """

    rate: float
    p50: float
    p99: float
    cpu: float
    bare: float
    ratio: float


@dataclass(frozen=True)
class Bare:
    """The bare server."""

    port: int
    pid: int

    def load(self, plan: Plan) -> Load:
        return get(self.port, [http_get("/")], clients=CLIENTS, seconds=plan.seconds)


def speed(plan: Plan, bare: Bare, pid: int, load: Callable[[int], Load]) -> Speed:
    """Compare with bare. `load` runs one round, whose number it gets, against the server whose master is `pid`."""
    rounds: list[tuple[Load, float, Load]] = []
    for number in range(plan.rounds):
        yard = bare.load(plan)
        before = cpu_seconds(pid)
        loaded = load(number)
        rounds.append((loaded, (cpu_seconds(pid) - before) / max(1, loaded.requests), yard))
    return Speed(
        rate=median(loaded.rate for loaded, _, _ in rounds),
        p50=median(loaded.p50 for loaded, _, _ in rounds),
        p99=median(loaded.p99 for loaded, _, _ in rounds),
        cpu=median(cpu for _, cpu, _ in rounds),
        bare=median(yard.rate for _, _, yard in rounds),
        ratio=median(loaded.rate / yard.rate for loaded, _, yard in rounds),
    )


def getting(plan: Plan, port: int, requests: Sequence[bytes]) -> Callable[[int], Load]:
    """Rounds of GET. Each address is asked for once before, so that an error is told as such."""
    drive(port, requests)
    return lambda _: get(port, requests, clients=CLIENTS, seconds=plan.seconds)


class Posting:
    """Rounds of forms, each of them sent once only; `sent` is how many were answered as they should be.

    The first WARM_UP of all requests are sent beforehand, so there must be that many more than the rounds take.
    """

    def __init__(self, plan: Plan, port: int, requests: Sequence[bytes]) -> None:
        self.plan = plan
        self.port = port
        self.requests = requests[WARM_UP:]
        self.sent = drive(port, requests[:WARM_UP], clients=CLIENTS, expect=302).requests

    def __call__(self, number: int) -> Load:
        share = self.requests[number * self.plan.forms : (number + 1) * self.plan.forms]
        loaded = drive(self.port, share, clients=CLIENTS, limit=len(share), seconds=MOST_SECONDS, expect=302)
        self.sent += loaded.requests
        return loaded


@dataclass(frozen=True)
class Wait:
    """How long one visitor waits, in seconds: half the time, and nineteen times of twenty."""

    p50: float
    p95: float


def waits(ports: Mapping[int, int], requests: Mapping[int, Sequence[bytes]], repeats: int) -> dict[int, Wait]:
    """By size: each size's requests to its port, one at a time, the sizes by turns so that they share the noise."""
    seen: dict[int, list[float]] = {size: [] for size in ports}
    for size, port in ports.items():
        drive(port, requests[size], limit=2)  # both workers have answered it before
    for number in range(repeats):
        for size, port in ports.items():
            wire = requests[size][number % len(requests[size])]
            seen[size] += drive(port, [wire]).latencies
    return {size: Wait(quantile(each, 0.5), quantile(each, 0.95)) for size, each in seen.items()}
