"""The one absolute address of everything: PUBLIC_BASE_URL, never the host that a request happens to name."""

from typing import Final

from django.conf import settings

from cms_pages.base.addresses import ADDRESSES, answered_by_view

# Doors of apps that are worth finding. /lacak/ and /login/ are for those who know what they want there.
WORTH_FINDING: Final = frozenset({"clinic", "laboratory", "tour", "shipment", "verification", "complaints"})


def absolute(path: str) -> str:
    """``/berita/`` -> ``https://…/berita/``; an absolute address stays."""
    return f"{settings.PUBLIC_BASE_URL}{path}" if path.startswith("/") else path


def page_path(url_path: str) -> str:
    """Where a page of the one site answers: its path in the tree without the home page's own part."""
    return f"/{url_path.split('/', 2)[2]}"


def service_labels() -> dict[str, str]:
    """Path and label of the services that answer at their address, each a door of some app rather than a page."""
    return {
        address.path: address.label
        for address in ADDRESSES
        if address.key in WORTH_FINDING and answered_by_view(address.path)
    }
