"""`make bench`: everything that README quotes, measured on SQLite and on PostgreSQL, against the targets.

`bench/run.py --quick` runs the whole of it on a handful of rows, to see that it works; its figures mean nothing.
"""

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from bench.inside import API_LIST, CATALOGUE, FORM, HOME, read_forms
from bench.load import http_get, wrk_path
from bench.machine import describe
from bench.measure import WARM_UP, Bare, Plan, Posting, Speed, Wait, getting, speed, waits
from bench.processes import direct_children, memory_with_children
from bench.servers import Place, Portal, bare_server, place
from bench.table import Limit, Row, markdown, number, table

KINDS: Final = ("sqlite", "postgresql")
FULL: Final = Plan(sizes=(1_000, 100_000, 1_000_000), rounds=5, seconds=3, repeats=20, forms=300)
QUICK: Final = Plan(sizes=(200, 1_000), rounds=1, seconds=1, repeats=2, forms=16)
# Milliseconds for any page of the register.
PAGE_MS: Final = {"SQLite": 600, "PostgreSQL": 300}
# Lists a second from the content API of Wagtail's own demo site, on 2 cores at its best.
WAGTAIL_DEMO: Final = 36
DRAINED_SECONDS: Final = 120
DETAIL: Final = "one registration"


@dataclass
class Report:
    """What was found on one kind of database."""

    database: str
    heading: str
    rows: list[Row] = field(default_factory=list)
    pages: list[tuple[str, ...]] = field(default_factory=list)  # every page of the register, by size

    @property
    def missed(self) -> int:
        return sum(1 for row in self.rows if row.misses)


class Suite:
    """One kind of database, measured from the empty table to the last size."""

    def __init__(self, plan: Plan, where: Place) -> None:
        self.plan = plan
        self.where = where
        self.report = Report(where.name, where.describe())
        self.portals: list[Portal] = []
        self.facts: dict[int, dict[str, Any]] = {}

    def run(self) -> Report:
        self._fill()
        with ExitStack() as stack:
            bare = Bare(*stack.enter_context(bare_server(middleware=False)))
            dressed = Bare(*stack.enter_context(bare_server(middleware=True)))
            self._public_pages(bare, dressed)
            self._register()
            self._forms(bare)
        self._memory()
        return self.report

    @property
    def large(self) -> Portal:
        return self.portals[-1]

    def _fill(self) -> None:
        """A portal for each size; the smaller ones are copies made on the way to the largest."""
        main = self.where.create("register")
        for size in self.plan.sizes:
            started = time.monotonic()
            main.size = main.ask("grow", str(size))["registrations"]
            say(f"{self.where.name}: {main.size:,} registrations ({time.monotonic() - started:.0f} s)")
            if size != self.plan.sizes[-1]:
                self.portals.append(self.where.copy(main, f"register_{size}"))
        self.portals.append(main)
        for portal in self.portals:
            self.facts[portal.size] = portal.ask("prepare")
            portal.running.start_web()

    def _queries(self, name: str) -> int:
        return int(self.facts[self.large.size]["queries"][name])

    def _public_pages(self, bare: Bare, dressed: Bare) -> None:
        plan, port, pid = self.plan, self.large.port, self.large.pid
        facts = self.facts[self.large.size]
        found = speed(plan, bare, dressed.pid, lambda _: dressed.load(plan))
        self._add("bare view behind Django's default middleware", found, None)
        for name, path in (("home", HOME), ("catalogue", CATALOGUE), ("exam", facts["exam"])):
            found = speed(plan, bare, pid, getting(plan, port, [http_get(path, cookie=facts["session"])]))
            cpu = Limit("ms CPU", found.cpu * 1000, at_most=15)
            queries = Limit("queries", self._queries(name), at_most=8)
            what = {"home": "home page", "catalogue": "catalogue page", "exam": "page of an exam type"}[name]
            self._add(f"{what}, not cached", found, self._queries(name), queries, cpu)
        for what, path in (("home page", HOME), ("catalogue page", CATALOGUE)):
            found = speed(plan, dressed, pid, getting(plan, port, [http_get(path)]))
            share = Limit("of bare with middleware", found.ratio, at_least=0.7)
            queries = Limit("queries", self._queries("kept"), at_most=1)
            self._add(f"{what}, cached; bare with middleware", found, self._queries("kept"), share, queries)
        found = speed(plan, bare, pid, getting(plan, port, [http_get(API_LIST)]))
        fast = Limit("a second", found.rate, at_least=5 * WAGTAIL_DEMO)
        queries = Limit("queries", self._queries("api"), at_most=4)
        self._add("content API, list of 20", found, self._queries("api"), queries, fast)
        found = speed(plan, bare, pid, getting(plan, port, [http_get(FORM)]))
        self._add("registration form, GET", found, self._queries("form"), Limit("of bare", found.ratio, at_least=0.5))
        self._tracking(bare)

    def _tracking(self, bare: Bare) -> None:
        wires = {
            portal.size: [
                http_get(entry["path"], cookie=entry["cookie"]) for entry in self.facts[portal.size]["tracking"]
            ]
            for portal in self.portals
        }
        large = self.large
        found = speed(self.plan, bare, large.pid, getting(self.plan, large.port, wires[large.size]))
        self._add(f"tracking page, {large.size:,} registrations", found, self._queries("tracking"))
        by_size = waits(self._ports(), wires, self.plan.repeats * 10)
        growth = by_size[large.size].p50 / by_size[self.portals[0].size].p50
        self.report.rows.append(
            Row(
                f"tracking a number among {large.size:,}",
                ", ".join(f"{milliseconds(wait.p50)} ms among {size:,}" for size, wait in by_size.items()),
                (Limit(f"of the time among {self.portals[0].size:,}", growth, at_most=1.3),),
            )
        )

    def _ports(self) -> dict[int, int]:
        return {portal.size: portal.port for portal in self.portals}

    def _register(self) -> None:
        """Every way to narrow the list, and the page of one registration."""
        lists = {size: facts["lists"] for size, facts in self.facts.items()}
        shapes = list(lists[self.large.size])
        found: dict[str, dict[int, Wait]] = {}
        for shape in shapes:
            addresses = {size: [paths[shape]] for size, paths in lists.items()}
            found[shape] = waits(self._ports(), self._staff_wires(addresses), self.plan.repeats)
        details = self._staff_wires({size: facts["details"] for size, facts in self.facts.items()})
        found[DETAIL] = waits(self._ports(), details, self.plan.repeats * 2)
        counts = {shape: self._queries(f"list: {shape}") for shape in shapes} | {DETAIL: self._queries("detail")}
        for shape, by_size in found.items():
            cells = [f"{milliseconds(wait.p50)} / {milliseconds(wait.p95)}" for wait in by_size.values()]
            self.report.pages.append((shape, str(counts[shape]), *cells))
        large = self.large.size
        slowest = max(shapes, key=lambda shape: found[shape][large].p95)
        most = max(counts[shape] for shape in shapes)
        for what, shape, queries in (
            (f"register, page 1 of {large:,}", "page 1", counts["page 1"]),
            (f"register, slowest of {len(shapes)} lists ({slowest})", slowest, most),
        ):
            self._add_page(what, found[shape][large], queries, Limit("queries", queries, at_most=15))
        self._add_page(f"page of one registration of {large:,}", found[DETAIL][large], counts[DETAIL])

    def _staff_wires(self, addresses: dict[int, list[str]]) -> dict[int, list[bytes]]:
        """By size, the addresses as an officer's browser asks for them."""
        return {
            size: [http_get(path, cookie=self.facts[size]["staff"]) for path in paths]
            for size, paths in addresses.items()
        }

    def _add_page(self, what: str, wait: Wait, queries: int, *limits: Limit) -> None:
        within = Limit("ms", wait.p95 * 1000, at_most=PAGE_MS[self.report.database])
        measured = f"{milliseconds(wait.p50)} ms, p95 {milliseconds(wait.p95)} ms, {queries} queries"
        self.report.rows.append(Row(what, measured, (within, *limits)))

    def _forms(self, bare: Bare) -> None:
        """Whole forms with letters until their commit; afterwards each of them must be there."""
        file = self.where.folder / "forms.pickle"
        prepared = self.large.ask("forms", str(WARM_UP + self.plan.forms * self.plan.rounds), str(file))
        requests = read_forms(file)
        rounds = Posting(self.plan, self.large.port, requests)
        found = speed(self.plan, bare, self.large.pid, rounds)
        there = self.large.ask("count")["registrations"] - prepared["registrations"]
        if there != rounds.sent:
            raise RuntimeError(f"{rounds.sent} forms were answered, {there} registrations are there")
        self._add(
            "registration form, POST with a letter, committed",
            found,
            prepared["queries"],
            Limit("queries", prepared["queries"], at_most=12),
            Limit("a second", found.rate, at_least=150),
            Limit("ms p99", found.p99 * 1000, at_most=250),
        )

    def _memory(self) -> None:
        """After all that load: the web workers as they are, the task worker when it has sent what was left."""
        running = self.large.running
        web = [memory_with_children(pid) for pid in direct_children(self.large.pid)]
        running.start_worker()
        deadline = time.monotonic() + DRAINED_SECONDS
        sent = -1
        while sent != len(running.gateway.received) or sent == 0:
            if time.monotonic() > deadline:
                break
            sent = len(running.gateway.received)
            time.sleep(5)
        task = memory_with_children(running.processes["worker"].pid)
        largest = max(web, key=lambda one: one.own)
        for what, one, most in (("a web worker and its file inspector", largest, 120), ("the task worker", task, 100)):
            measured = f"{one.own:.0f} MB of its own, {one.pss:.0f} MB with its share of files, RSS {one.rss:.0f} MB"
            self.report.rows.append(Row(f"memory of {what}", measured, (Limit("MB", one.own, at_most=most),)))

    def _add(self, what: str, found: Speed, queries: int | None, *limits: Limit) -> None:
        parts = [
            f"{number(found.rate)}/s",
            f"p50 {milliseconds(found.p50)} ms",
            f"p99 {milliseconds(found.p99)} ms",
            f"{milliseconds(found.cpu)} ms CPU",
        ]
        parts += [f"{queries} queries"] if queries is not None else []
        self.report.rows.append(Row(what, ", ".join(parts), limits, f"{number(found.bare)}/s", found.ratio))
        say(f"{self.report.database}: {what}: {', '.join(parts)}; ratio {number(found.ratio)}")


def milliseconds(seconds: float) -> str:
    return number(seconds * 1000)


def say(text: str) -> None:
    """Progress, beside the table."""
    print(text, file=sys.stderr, flush=True)


def text_of(reports: Sequence[Report], plan: Plan) -> str:
    """All that was found, in Markdown."""
    parts = [describe(), f"Load: {'wrk' if wrk_path() else 'our own client'} for GET, our own client for the rest."]
    for report in reports:
        parts += [f"### {report.heading}", markdown(report.rows)]
    sizes = [f"{size:,}: p50 / p95 ms" for size in plan.sizes]
    for report in reports:
        parts += [f"### Every page of the register, {report.database}"]
        parts += [table(("page", "queries", *sizes), report.pages)]
    return "\n\n".join(parts)


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 also where a target is missed: the table says so."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a handful of rows, one short round")
    parser.add_argument("--rows", type=int, help="registrations at the largest size")
    parser.add_argument("--rounds", type=int, help="rounds of bare and measured by turns")
    parser.add_argument("--databases", default=",".join(KINDS), help="sqlite, postgresql or both, comma-separated")
    parser.add_argument("--output", type=Path, help="write what is printed into this file, too")
    options = parser.parse_args(arguments)
    plan = plan_for(QUICK if options.quick else FULL, rows=options.rows, rounds=options.rounds)
    kinds = options.databases.split(",")
    if unknown := set(kinds) - set(KINDS):
        parser.error(f"unknown database: {', '.join(sorted(unknown))}")
    # A terminated benchmark must still stop its servers and remove its databases.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    reports: list[Report] = []
    for kind in kinds:
        with place(kind) as where:
            reports.append(Suite(plan, where).run())
        if options.output:
            options.output.write_text(f"{text_of(reports, plan)}\n")
    print(text_of(reports, plan))
    return 0


def plan_for(plan: Plan, *, rows: int | None, rounds: int | None) -> Plan:
    """The plan with another largest size, or another number of rounds."""
    sizes = plan.sizes if rows is None else (*(size for size in plan.sizes if size < rows), rows)
    return replace(plan, sizes=sizes, rounds=rounds or plan.rounds)
