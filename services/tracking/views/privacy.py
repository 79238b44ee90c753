"""What every page with a number in its address owes its visitor, and the trail above it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpResponse

View = Callable[..., HttpResponse]

ENTRY: Final = {"title": "Lacak pendaftaran", "url": "/lacak/"}


def trail(*titles: str) -> list[dict[str, str]]:
    """The breadcrumbs of a page under /lacak/; the last one is the page itself."""
    return [ENTRY, *({"title": title, "url": ""} for title in titles)]


def private_page(view: View) -> View:
    """Never stored, never told to the next site, never indexed."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return guarded
