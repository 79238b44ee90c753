"""One site, whose home page hangs under the root of the page tree: its children have the addresses /<slug>/."""

from typing import Final

HOME_DEPTH: Final = 2
ADDRESS_DEPTH: Final = 3


def path_of(url_path: str) -> str:
    """Where visitors find what the tree keeps at ``url_path``: ``/beranda/berita/`` is ``/berita/``. No query."""
    return f"/{url_path.split('/', 2)[2]}"
