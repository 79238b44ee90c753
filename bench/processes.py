"""What processes cost, read from /proc: processor time and memory of a server and everything that it started."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TICK: Final = 1 / os.sysconf("SC_CLK_TCK")
_MEGABYTE: Final = 1024  # /proc counts in kilobytes


@dataclass(frozen=True)
class Memory:
    """Megabytes of one process. `rss` counts shared pages in full, `pss` by the share of each sharer.

    `own` leaves out of `pss` what is only a view of files, which the system may drop and read again: SQLite maps its
    database, so that a large one shows up in `rss` although nobody else lacks the memory.
    """

    rss: float
    pss: float
    own: float

    def __add__(self, other: "Memory") -> "Memory":
        return Memory(self.rss + other.rss, self.pss + other.pss, self.own + other.own)


def children(pid: int) -> list[int]:
    """The processes that `pid` started, and theirs."""
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            direct = [int(word) for word in (task / "children").read_text().split()]
        except OSError:
            continue
        for child in direct:
            found += [child, *children(child)]
    return found


def cpu_seconds(pid: int) -> float:
    """Processor time of a process, of what it started, and of what those started and waited for."""
    return sum(_cpu_seconds(each) for each in [pid, *children(pid)])


def _cpu_seconds(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    # utime, stime, cutime, cstime: the 14th to the 17th field of the whole line (man 5 proc).
    return sum(int(ticks) for ticks in fields[11:15]) * _TICK


def direct_children(pid: int) -> list[int]:
    """The processes that `pid` itself started."""
    grandchildren = {each for child in children(pid) for each in children(child)}
    return [child for child in children(pid) if child not in grandchildren]


def memory_with_children(pid: int) -> Memory:
    """What a process and all that it started hold now."""
    total = memory(pid)
    for child in children(pid):
        with suppress(OSError):  # it has ended, or ends at this moment
            total += memory(child)
    return total


def memory(pid: int) -> Memory:
    """What a process holds now. Raises OSError when it has ended."""
    kilobytes: dict[str, int] = {}
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, _, value = line.partition(":")
        kilobytes[name] = int(value.split()[0])
    pss = kilobytes["Pss"]
    return Memory(
        rss=kilobytes["Rss"] / _MEGABYTE,
        pss=pss / _MEGABYTE,
        own=(pss - kilobytes.get("Pss_File", 0)) / _MEGABYTE,
    )
