"""The breadcrumbs of the pages under /lacak/."""

from typing import Final

ENTRY: Final = {"title": "Lacak pendaftaran", "url": "/lacak/"}


def trail(*titles: str) -> list[dict[str, str]]:
    """From the entry to the page itself, which is the last title."""
    return [ENTRY, *({"title": title, "url": ""} for title in titles)]
