"""Under which name a page is kept: format, generation, day, scheme, host, path, and a query string that we know."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Final
from urllib.parse import parse_qsl, urlencode

from django.http import HttpRequest
from django.utils import timezone

# Of what is kept (`kept.Kept`): another one after each change of it, since Redis may hold what another release kept.
FORMAT: Final = 2
_SLUG: Final = re.compile(r"[A-Za-z0-9_-]{0,60}", re.ASCII)
# Parameters of the lists of content, and what they may say: pages, years and kinds there are a few of each. Searches
# and the catalogue's boxes have no end of combinations, and are rendered for whoever asks; a form of filters sends
# an empty search along.
PARAMETERS: Final = {
    "hal": re.compile(r"\d{0,6}", re.ASCII),
    "jenis": _SLUG,
    "kategori": _SLUG,
    "q": re.compile(""),
    "tahun": re.compile(r"\d{0,4}", re.ASCII),
}
# What other sites hang on a link to see who follows it. Nothing of ours reads it.
TRACKING: Final = re.compile(r"utm_\w+|fbclid|gclid|igsh|igshid|mc_cid|mc_eid|msclkid", re.ASCII)


@dataclass(frozen=True, slots=True)
class Address:
    """What was asked for. `query` is in one order and `host` in small letters, whatever the visitor's."""

    scheme: str
    host: str
    path: str
    query: str

    def key(self, generation: int) -> str:
        """Of today (WIB): pages show the days on which one may come, so none outlives its day."""
        day = _day_of(int(timezone.now().timestamp()) // 60)
        words = f"{FORMAT} {generation} {day} {self.scheme} {self.host} {self.path}?{self.query}"
        return blake2b(words.encode(errors="surrogateescape"), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _day_of(minute: int) -> date:
    """The day on which this minute since 1970 falls here. Found out once a minute: it takes as long as the rest."""
    return timezone.localdate(datetime.fromtimestamp(minute * 60, UTC))


def address_of(request: HttpRequest) -> Address | None:
    """The address, None where its query string is one that we don't keep. Forgets what other sites hung on it.

    Raises DisallowedHost.
    """
    query = _known_query(request)
    if query is None:
        return None
    return Address(request.scheme or "", request.get_host().lower(), request.path_info, query)


def _known_query(request: HttpRequest) -> str | None:
    raw = request.META.get("QUERY_STRING", "")
    if not raw:
        return ""
    pairs = parse_qsl(raw, keep_blank_values=True)
    ours = [(name, value) for name, value in pairs if not TRACKING.fullmatch(name)]
    is_each_once = len(ours) == len(dict(ours))
    if not is_each_once or not all(name in PARAMETERS and PARAMETERS[name].fullmatch(value) for name, value in ours):
        return None
    # Also for the page itself: it must not print into everybody's copy what came with one visitor's link.
    request.META["QUERY_STRING"] = urlencode(ours)
    return urlencode(sorted(ours))
