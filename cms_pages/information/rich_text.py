"""Rich texts that are shown together are expanded together."""

from collections.abc import Sequence
from contextlib import nullcontext
from uuid import uuid4

from django.utils.safestring import SafeString, mark_safe
from wagtail.rich_text import expand_db_html

from cms_pages.base.links import Links


def expand_all(sources: Sequence[str], links: Links | None = None) -> list[SafeString]:
    """Stored rich texts as HTML, in their order: as many queries for their links as for a single text.

    ``links`` of the page whose texts they are save the query for pages.
    """
    if not sources:
        return []
    seam = f"<!--{uuid4().hex}-->"  # nobody can have typed it
    with links.for_rich_text() if links else nullcontext():
        html = expand_db_html(seam.join(sources))
    return [mark_safe(part) for part in html.split(seam)]
