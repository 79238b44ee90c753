"""What the home page shows beside its own fields (its `get_context` asks here)."""

from typing import Any, Final

from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.queries import shortcuts
from cms_pages.news.queries import latest

LATEST_NEWS: Final = 3


def home() -> dict[str, Any]:
    return {"news": latest(LATEST_NEWS), "shortcuts": shortcuts(ShortcutPlace.EXTERNAL)}
