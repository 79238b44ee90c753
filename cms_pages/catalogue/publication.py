"""Who published a page, and in which way, as far as Wagtail lets a receiver of `page_published` know.

The signal carries the page and the revision only. The revision knows who wrote it, not who approved it. The rest comes
from three places: `publishing()`, which our own ways of publishing stand in; marks on the admin's log context, which
lives as long as one request (set by hooks, see wagtail_hooks); and what the revision and the log say.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from wagtail.log_actions import get_active_log_context
from wagtail.models import PageLogEntry, Revision

from cms_pages.catalogue.enums import PublishedBy


@dataclass(frozen=True, slots=True)
class Publication:
    """`publisher` made it valid: published, approved or scheduled it. None where nobody is known."""

    how: PublishedBy
    publisher: Any = None


_announced: ContextVar[Publication | None] = ContextVar("announced_publication", default=None)


@contextmanager
def publishing(how: PublishedBy, *, publisher: Any) -> Iterator[None]:
    """What is published inside was published this way, by this user (or None)."""
    token = _announced.set(Publication(how, publisher))
    try:
        yield
    finally:
        _announced.reset(token)


def mark_request(how: PublishedBy) -> None:
    """What this request of the admin publishes, it publishes this way. Outside the admin: nothing."""
    context = get_active_log_context()
    if context.user is not None:
        context.published_by = how


def read(revision: Revision | None) -> Publication:
    """The publication that `page_published` has just told of."""
    if announced := _announced.get():
        return announced
    if revision is not None and revision.approved_go_live_at is not None:
        return Publication(PublishedBy.SCHEDULE, _last_user(revision, "wagtail.publish.schedule"))
    context = get_active_log_context()
    if mark := getattr(context, "published_by", None):
        return Publication(mark, context.user)
    if revision is not None and _logged(revision, "wagtail.revert").exists():
        return Publication(PublishedBy.REVERT, context.user)
    return Publication(PublishedBy.EDITOR if context.user is not None else PublishedBy.PROGRAM, context.user)


def _logged(revision: Revision, action: str) -> Any:
    return PageLogEntry.objects.filter(page_id=int(revision.object_id), revision=revision, action=action)


def _last_user(revision: Revision, action: str) -> Any:
    entry = _logged(revision, action).select_related("user").order_by("-timestamp", "-pk").first()
    return entry.user if entry else None
