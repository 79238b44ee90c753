"""What every public page asks for alike, read once by each process for each generation."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import HttpRequest

Value = TypeVar("Value")

# The generation of a request, where the middleware has read it: for readers without a session.
ATTRIBUTE: Final = "_portal_generation"
# More than the portal has: a stranger's host names mustn't fill the memory.
MOST_NAMES: Final = 50

# By name: the generation, when it was read (seconds of this machine's clock), and what.
_known: dict[str, tuple[int, float, Any]] = {}


def once_a_generation(request: Any, name: str, read: Callable[[], Value]) -> Value:
    """What `read` gives, or gave in this generation under this `name`. The value is shared: nobody may change it.

    Without a request, or for somebody with a session, it is read each time. As a kept page it is believed for
    settings.PAGE_CACHE_SECONDS, should a process have died between a commit and the next generation.
    """
    generation = getattr(request, ATTRIBUTE, None) if isinstance(request, HttpRequest) else None
    if generation is None:
        return read()
    known = _known.get(name)
    if known is None or known[0] != generation or known[1] + settings.PAGE_CACHE_SECONDS < monotonic():
        if len(_known) >= MOST_NAMES:
            _known.clear()
        known = _known[name] = (generation, monotonic(), read())
    value: Value = known[2]
    return value
