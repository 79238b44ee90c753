"""The pictures of shared pages: drawn by the worker, where they are missing, and swept away when no page shows them."""

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.models import Page

from cms_pages.base.models import SiteSettings
from cms_pages.base.tree import HOME_DEPTH
from cms_pages.discovery.addresses import service_labels
from cms_pages.discovery.drawing import draw
from cms_pages.discovery.share import FOLDER, Poster, file_name, poster, service_poster

logger = logging.getLogger(__name__)

# One takes some 60 ms; what is left over is drawn the next time.
MOST_AT_ONCE: Final = 200
# A picture that no page shows any more may still be asked for by those who were sent the link.
KEPT_FOR: Final = timedelta(days=30)


def draw_missing(*, since: datetime | None = None) -> int:
    """Draw the pictures that aren't there, of pages published since then or of all; answers how many were drawn.

    What can't be drawn is logged and left out: it shows the portal's own picture.
    """
    there, drawn = set(_stored()), 0
    for wanted in _posters(since):
        name = file_name(wanted.digest)
        if name in there:
            continue
        try:
            default_storage.save(name, ContentFile(draw(wanted)))
        except (OSError, ValueError):
            logger.warning("no picture could be drawn for a shared page", exc_info=True)
            continue
        there.add(name)
        drawn += 1
        if drawn == MOST_AT_ONCE:
            break
    return drawn


def sweep() -> int:
    """Delete pictures older than 30 days that nothing shows any more; answers how many."""
    shown = {file_name(each.digest) for each in _posters(None)}
    old = timezone.now() - KEPT_FOR
    gone = [name for name in _stored() if name not in shown and default_storage.get_modified_time(name) < old]
    for name in gone:
        default_storage.delete(name)
    return len(gone)


def _posters(since: datetime | None) -> Iterator[Poster]:
    """Of live pages, those published last first; with all of them, of services too."""
    site = SiteSettings.load()
    pages = Page.objects.live().filter(depth__gte=HOME_DEPTH, alias_of=None)
    if since is not None:
        pages = pages.filter(last_published_at__gte=since)
    else:
        yield from (service_poster(label, site) for label in service_labels().values())
    for page in pages.order_by("-last_published_at").defer_streamfields().specific().iterator():
        yield poster(page, site)


def _stored() -> list[str]:
    try:
        _, files = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    return [f"{FOLDER}/{name}" for name in files]
