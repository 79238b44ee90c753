"""What the home page shows beside its own fields (its `get_context` asks here)."""

from typing import Any

from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.queries import shortcuts


def home() -> dict[str, Any]:
    return {"shortcuts": shortcuts(ShortcutPlace.EXTERNAL)}
