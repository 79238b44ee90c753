"""Which addresses may be kept: those of content pages, and views that say so."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import Resolver404, ResolverMatch, resolve

View = Callable[..., HttpResponseBase]

# The name of Wagtail's catch-all, and of the catalogue's way to it.
PAGES: Final = "wagtail_serve"
_MARK: Final = "kept_for_everybody"
# The two that have no slash at their end.
FILES: Final = frozenset({"/robots.txt", "/sitemap.xml"})
MOST_KNOWN: Final = 2000
LONGEST_KNOWN: Final = 500
_known: dict[str, ResolverMatch] = {}
# Addresses without a variable part whose views aren't kept: as many as there are views.
_never: set[str] = set()


def kept_for_everybody(view: View) -> View:
    """Mark a view whose answer shows content only and is the same for every reader: a feed, a site map.

    Content is what `receivers` watches: a view that shows anything else must not be kept, or call `bump` for it. The
    address must end with a slash, as those of pages do, or be one of FILES.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    setattr(marked, _MARK, True)
    return marked


def match_of(path: str) -> ResolverMatch | None:
    """Who answers at `path`, if that may be kept."""
    if (known := _known.get(path)) is not None:
        return known
    if path in _never or (not path.endswith("/") and path not in FILES):  # a form; a static file, mostly
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name != PAGES and not getattr(match.func, _MARK, False):
        if match.route == path.removeprefix("/"):
            _never.add(path)
        return None
    return match


def remember(path: str, match: ResolverMatch) -> None:
    """A page was kept that is at `path`: finding out who answers there takes longer than a kept page does.

    Only these: strangers ask for no end of addresses at which there is nothing, as long as they like, and addresses
    that aren't kept hold numbers of people.
    """
    if path not in _known and len(path) <= LONGEST_KNOWN:
        if len(_known) >= MOST_KNOWN:
            _known.clear()
        _known[path] = match
