"""Looking into files that strangers sent, in a child process: a bomb takes the child down, not the portal."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

from services.files.errors import TEXTS, RefusedFile
from services.files.inspection_child import REFUSED

KILOBYTE: Final = 1024
PDF_LIMIT: Final = 2048 * KILOBYTE
PHOTO_LIMIT: Final = 10 * 1024 * KILOBYTE
SECONDS: Final = 10
_CHILD: Final = str(Path(__file__).with_name("inspection_child.py"))
_WORDS: Final = {PDF_LIMIT: "2 MB (2.048 KB)", PHOTO_LIMIT: "10 MB"}

__all__ = ["PDF_LIMIT", "PHOTO_LIMIT", "RefusedFile", "inspect_pdf", "looks_like_photo", "pdf_text", "photo_to_pdf"]


def inspect_pdf(content: bytes) -> int:
    """The number of pages of an acceptable PDF of at most PDF_LIMIT bytes.

    Raises RefusedFile: empty, too_large, not_pdf, damaged, encrypted, active, too_many_pages, too_heavy.
    """
    _check_size(content, PDF_LIMIT)
    if b"%PDF-" not in content[:1024]:
        raise RefusedFile("not_pdf")
    return int(json.loads(_child("inspect", content)))


def pdf_text(content: bytes) -> str:
    """All text of a PDF, page after page; '' for a scan. Raises RefusedFile: damaged, encrypted, too_heavy."""
    return str(json.loads(_child("text", content)))


def looks_like_photo(content: bytes) -> bool:
    """Whether the first bytes are those of a JPEG or PNG."""
    return content.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"))


def photo_to_pdf(content: bytes) -> bytes:
    """A one-page PDF of a JPEG or PNG of at most PHOTO_LIMIT bytes, turned upright, without any metadata.

    Raises RefusedFile: empty, too_large, not_accepted, damaged, too_many_pixels, too_heavy.
    """
    _check_size(content, PHOTO_LIMIT)
    if not looks_like_photo(content):
        raise RefusedFile("not_accepted")
    return _child("photo", content)


def _check_size(content: bytes, limit: int) -> None:
    if not content:
        raise RefusedFile("empty")
    if len(content) > limit:
        raise RefusedFile("too_large", limit=_WORDS[limit])


def _child(task: str, content: bytes) -> bytes:
    """Run one task of inspection_child; its standard output. A child that dies or hangs had too heavy a file."""
    try:
        done = subprocess.run(  # noqa: S603 — our own program, by its full path
            [sys.executable, "-I", _CHILD, task],
            input=content,
            capture_output=True,
            timeout=SECONDS,
            check=False,
            env={"LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedFile("too_heavy") from error
    if done.returncode == 0:
        return done.stdout
    last_line = done.stderr.decode(errors="replace").strip().rpartition("\n")[2]
    code, _, limit = last_line.removeprefix(REFUSED).partition(" ")
    if last_line.startswith(REFUSED) and code in TEXTS:
        raise RefusedFile(code, limit=limit)
    raise RefusedFile("too_heavy")
