"""Rounds, growth and costs are computed from what was seen, not from what was hoped."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from bench.load import Load
from bench.measure import Bare, Plan, speed
from bench.processes import children, cpu_seconds, direct_children, memory, memory_with_children

PLAN = Plan(sizes=(10,), rounds=3, seconds=1, repeats=1, forms=1)


def load(rate: int, *, p99: float = 0.1) -> Load:
    return Load(rate, 1.0, p99 / 2, p99)


@dataclass(frozen=True)
class Told(Bare):
    """A bare server whose rates were written down."""

    rates: Iterator[int]

    def load(self, plan: Plan) -> Load:
        return load(next(self.rates))


def test_each_round_is_compared_with_its_own_bare_round() -> None:
    # The machine was busy in the second round: both were slow, the ratio wasn't.
    bare = Told(0, 0, iter([1000, 100, 1200]))
    measured = [load(500, p99=0.1), load(50, p99=0.9), load(300, p99=0.2)]
    found = speed(PLAN, bare, os.getpid(), measured.__getitem__)
    assert (found.ratio, found.rate, found.bare, found.p99) == (0.5, 300, 1000, 0.2)


def test_processor_time_counts_what_a_process_started() -> None:
    burn = "import time\nwhile time.process_time() < 0.3: pass\n"
    code = f"import subprocess, sys, time; subprocess.run([sys.executable, '-c', {burn!r}]); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        assert 0.3 <= cpu_seconds(process.pid) < 3
        process.kill()


def test_children_are_found_however_deep() -> None:
    code = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'input()'])"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE) as process:
        deadline = time.monotonic() + 20
        while not children(process.pid):
            assert time.monotonic() < deadline
            time.sleep(0.05)
        assert process.pid in children(os.getpid())
        assert set(children(process.pid)) < set(children(os.getpid()))
        assert process.pid in direct_children(os.getpid())
        assert not set(children(process.pid)) & set(direct_children(os.getpid()))
        assert memory_with_children(process.pid).own > memory(process.pid).own
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("megabytes", [0, 64])
def test_memory_sees_what_is_held(megabytes: int) -> None:
    code = f"held = b'x' * {megabytes} * 1024 * 1024; print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        found = memory(process.pid)
        assert megabytes < found.own < megabytes + 20
        assert found.own <= found.pss <= found.rss
        process.kill()
