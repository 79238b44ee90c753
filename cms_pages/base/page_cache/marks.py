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
_MOST_KNOWN: Final = 2000
_known: dict[str, ResolverMatch] = {}


def kept_for_everybody(view: View) -> View:
    """Mark a view whose answer shows content only and is the same for every reader: a feed, a site map.

    Content is what `receivers` watches: a view that shows anything else must not be kept, or call `bump` for it. The
    address must end with a slash, as those of pages do.
    """

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return view(request, *args, **kwargs)

    setattr(marked, _MARK, True)
    return marked


def match_of(path: str) -> ResolverMatch | None:
    """Who answers at `path`, if that may be kept.

    Remembered, since finding it takes longer than a kept page does; not where it may not be kept, since such addresses
    hold numbers of people.
    """
    if (known := _known.get(path)) is not None:
        return known
    if not path.endswith("/"):  # a static file, mostly; no page
        return None
    try:
        match = resolve(path)
    except Resolver404:
        return None
    if match.url_name != PAGES and not getattr(match.func, _MARK, False):
        return None
    if len(_known) >= _MOST_KNOWN:
        _known.clear()
    _known[path] = match
    return match
