"""What every public page asks for alike, read once by each process for each generation."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import HttpRequest

from cms_pages.base.page_cache import generation

Value = TypeVar("Value")

# The generation of a request that may be told what others were told; None until somebody asks for it.
_ATTRIBUTE: Final = "_portal_generation"
# More than the portal has: a stranger's host names mustn't fill the memory.
MOST_NAMES: Final = 50

# By name: the generation, when it was read (seconds of this machine's clock), and what.
_known: dict[str, tuple[int, float, Any]] = {}


def allow(request: HttpRequest, number: int | None = None) -> None:
    """Whoever answers this request may show what is shared; `number` is the present generation, if it is known.

    Never a request to the admin: its forms take what they are given and change it.
    """
    setattr(request, _ATTRIBUTE, number)


def once_a_generation(request: Any, name: str, read: Callable[[], Value]) -> Value:
    """What `read` gives, or gave in this generation under this `name`. The value is shared: nobody may change it.

    Without a request for which that is allowed it is read each time. As a kept page it is believed for
    settings.PAGE_CACHE_SECONDS, should a process have died between a commit and the next generation.
    """
    if not isinstance(request, HttpRequest) or not hasattr(request, _ATTRIBUTE):
        return read()
    now = _generation_of(request)
    known = _known.get(name)
    if known is None or known[0] != now or known[1] + settings.PAGE_CACHE_SECONDS < monotonic():
        if len(_known) >= MOST_NAMES:
            _known.clear()
        known = _known[name] = (now, monotonic(), read())
    value: Value = known[2]
    return value


def _generation_of(request: HttpRequest) -> int:
    """Asked for before anything of the answer is read: what changes meanwhile belongs to the next generation."""
    number: int | None = getattr(request, _ATTRIBUTE)
    if number is None:
        number = generation.read()
        allow(request, number)
    return number
