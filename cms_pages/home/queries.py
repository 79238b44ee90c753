"""What other parts of the portal ask of the home page."""

from cms_pages.base.links import Links
from cms_pages.base.menus import Menus
from cms_pages.base.menus import menus as menus_of


def menus() -> Menus:
    """The menus of header and footer, for those who draw them elsewhere. One query."""
    return menus_of(Links())
