"""On what a benchmark ran: figures of two machines, or of two hours of one, can't be compared."""

import os
import platform
from datetime import datetime
from pathlib import Path

import django
import wagtail


def describe() -> str:
    """One paragraph: date, processors, memory, load of the last 15 minutes, versions."""
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"Measured on {datetime.now().astimezone():%d %B %Y at %H:%M %Z}: {os.cpu_count()} cores ({_processor()}), "
        f"{gigabytes:.0f} GB of memory, load average {os.getloadavg()[2]:.1f} in the last 15 minutes, "
        f"Linux {platform.release()}, Python {platform.python_version()}, Django {django.__version__}, "
        f"Wagtail {wagtail.__version__}."
    )


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()
