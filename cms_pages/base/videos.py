"""Films that others host, shown by link: which hosts, and where their players are. Knows nothing of Django.

A page names the film and asks nobody anything; only who clicks gets the host's player, in a frame.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs, urlsplit

# What a page may frame besides the portal itself (Content-Security-Policy: frame-src).
FRAME_SOURCES: Final = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
HOSTS_TEXT: Final = "YouTube dan Vimeo"

_YOUTUBE: Final = frozenset({"youtube.com", "m.youtube.com", "youtube-nocookie.com"})
_YOUTUBE_FOLDERS: Final = frozenset({"embed", "live", "shorts", "v"})
_YOUTUBE_ID: Final = re.compile(r"[A-Za-z0-9_-]{11}", re.ASCII)
_VIMEO_ID: Final = re.compile(r"[0-9]{5,12}", re.ASCII)
_VIMEO_KEY: Final = re.compile(r"[0-9a-f]{6,32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Video:
    """A film: the host's name, where people watch it there, and the address of the player."""

    provider: str
    watch_url: str
    embed_url: str


def parse(url: str) -> Video | None:
    """The film that an address names, however it was copied; None for everything else."""
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or port is not None or parts.username is not None:
        return None
    folders = [each for each in parts.path.split("/") if each]
    if host == "youtu.be":
        return _youtube(folders[0] if folders else "")
    if host in _YOUTUBE:
        if folders == ["watch"]:
            return _youtube(parse_qs(parts.query).get("v", [""])[0])
        return _youtube(folders[1]) if len(folders) == 2 and folders[0] in _YOUTUBE_FOLDERS else None
    if host == "vimeo.com":
        return _vimeo(folders, "")
    if host == "player.vimeo.com" and folders[:1] == ["video"]:
        return _vimeo(folders[1:], parse_qs(parts.query).get("h", [""])[0])
    return None


def _youtube(name: str) -> Video | None:
    if not _YOUTUBE_ID.fullmatch(name):
        return None
    return Video(
        "YouTube",
        f"https://www.youtube.com/watch?v={name}",
        f"https://www.youtube-nocookie.com/embed/{name}?autoplay=1&rel=0",
    )


def _vimeo(folders: list[str], key: str) -> Video | None:
    """``/123456789``, and ``/123456789/0a1b2c3d4e`` for a film that isn't listed."""
    name, *rest = folders or [""]
    key = rest[0] if rest else key
    if not _VIMEO_ID.fullmatch(name) or len(rest) > 1 or (key and not _VIMEO_KEY.fullmatch(key)):
        return None
    return Video(
        "Vimeo",
        f"https://vimeo.com/{name}{f'/{key}' if key else ''}",
        f"https://player.vimeo.com/video/{name}?autoplay=1&dnt=1{f'&h={key}' if key else ''}",
    )
