"""One site, whose home page hangs under the root of the page tree: its children have the addresses /<slug>/."""

from typing import Final

HOME_DEPTH: Final = 2
ADDRESS_DEPTH: Final = 3
