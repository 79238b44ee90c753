"""The browser of the machine: Debian's chromium, since Playwright's own can't be downloaded everywhere."""

import shutil
from pathlib import Path

INSTALL_HINT = "no Chromium found: apt-get install chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

# As root there is no sandbox to be had; nothing of ours may wait for the network that a browser calls on its own.
LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]


def find_chromium() -> Path | None:
    """The executable, or None."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return Path(found) if found else None
