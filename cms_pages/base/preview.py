"""The sizes in which editors see a page before they publish it: the phones and screens that the portal is drawn for."""

from typing import Any, Final

PREVIEW_SIZES: Final[list[dict[str, Any]]] = [
    {"name": "phone", "icon": "mobile-alt", "device_width": 360, "label": "Pratinjau di ponsel (360 piksel)"},
    {"name": "tablet", "icon": "tablet-alt", "device_width": 768, "label": "Pratinjau di tablet (768 piksel)"},
    {"name": "desktop", "icon": "desktop", "device_width": 1366, "label": "Pratinjau di layar lebar (1366 piksel)"},
]
