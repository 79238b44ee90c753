"""The table that `make bench` prints: what, measured, bare, ratio, target, met?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

HEAD: Final = ("what", "measured", "bare", "ratio", "target", "met?")


@dataclass(frozen=True)
class Limit:
    """One number that a target speaks of: `value` against `bound`, in the unit of `words`."""

    words: str
    value: float
    at_most: float | None = None
    at_least: float | None = None

    @property
    def is_met(self) -> bool:
        return (self.at_most is None or self.value <= self.at_most) and (
            self.at_least is None or self.value >= self.at_least
        )

    def __str__(self) -> str:
        bounds = [f"≥ {number(self.at_least)}"] if self.at_least is not None else []
        bounds += [f"≤ {number(self.at_most)}"] if self.at_most is not None else []
        return f"{' '.join(bounds)} {self.words}"


@dataclass(frozen=True)
class Row:
    """One line. Without limits it is told for comparison, and `note` may say why."""

    what: str
    measured: str
    limits: tuple[Limit, ...] = ()
    bare: str = "–"
    ratio: float | None = None
    note: str = ""

    @property
    def misses(self) -> tuple[Limit, ...]:
        return tuple(limit for limit in self.limits if not limit.is_met)

    def cells(self) -> tuple[str, ...]:
        target = ", ".join(str(limit) for limit in self.limits) or self.note or "–"
        return (
            self.what,
            self.measured,
            self.bare,
            "–" if self.ratio is None else number(self.ratio),
            target,
            self._verdict(),
        )

    def _verdict(self) -> str:
        if not self.limits:
            return "–"
        missed = ", ".join(f"{number(limit.value)} {limit.words}" for limit in self.misses)
        return f"no: {missed}" if missed else "yes"


def number(value: float) -> str:
    """Three figures, no more: 0.031, 0.52, 4.1, 61, 2,700."""
    if value == 0:
        return "0"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    text = f"{value:.3g}"
    return f"{float(text):.9f}".rstrip("0").rstrip(".") if "e" in text else text


def markdown(rows: Sequence[Row]) -> str:
    """The rows as a table that reads well in a terminal and in a document."""
    return table(HEAD, [row.cells() for row in rows])


def table(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Any table in Markdown, its columns as wide as their longest cell."""
    widths = [max(len(line[column]) for line in (head, *lines)) for column in range(len(head))]
    rule = ["-" * width for width in widths]
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in (head, rule, *lines)
    )
