"""Reading a page as a visitor's browser would."""

import re


def hrefs(html: str) -> list[str]:
    """Where the links of a piece of HTML lead, in their order."""
    return re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)
