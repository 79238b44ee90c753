"""Looking into files that strangers sent, in a child process: a bomb takes the child down, not the portal."""

import json
from typing import Final

from services.files import inspection_process
from services.files.errors import TEXTS, RefusedFile
from services.files.inspection_child import LETTER

KILOBYTE: Final = 1024
PDF_LIMIT: Final = 2048 * KILOBYTE
PHOTO_LIMIT: Final = 10 * 1024 * KILOBYTE
_WORDS: Final = {PDF_LIMIT: "2 MB (2.048 KB)", PHOTO_LIMIT: "10 MB"}

__all__ = [
    "PDF_LIMIT",
    "PHOTO_LIMIT",
    "RefusedFile",
    "inspect_letter",
    "inspect_pdf",
    "looks_like_photo",
    "pdf_text",
    "photo_to_pdf",
]


def inspect_letter(content: bytes) -> int:
    """As inspect_pdf, for a letter by a visitor: under load its child looks at the next visitor's letter, too."""
    return _inspect(LETTER, content)


def inspect_pdf(content: bytes) -> int:
    """The number of pages of an acceptable PDF of at most PDF_LIMIT bytes.

    Raises RefusedFile: empty, too_large, not_pdf, damaged, encrypted, active, too_many_pages, too_heavy.
    """
    return _inspect(b"r", content)


def _inspect(task: bytes, content: bytes) -> int:
    _check_size(content, PDF_LIMIT)
    if b"%PDF-" not in content[:1024]:
        raise RefusedFile("not_pdf")
    return int(json.loads(_child(task, content)))


def pdf_text(content: bytes) -> str:
    """All text of a PDF, page after page; '' for a scan. Raises RefusedFile: damaged, encrypted, too_heavy."""
    return str(json.loads(_child(b"t", content)))


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
    return _child(b"p", content)


def _check_size(content: bytes, limit: int) -> None:
    if not content:
        raise RefusedFile("empty")
    if len(content) > limit:
        raise RefusedFile("too_large", limit=_WORDS[limit])


def _child(task: bytes, content: bytes) -> bytes:
    """The output of one task of inspection_child. A child that dies or hangs had too heavy a file."""
    try:
        done, output = inspection_process.run(task, content)
    except inspection_process.ChildFailed as error:
        raise RefusedFile("too_heavy") from error
    if done:
        return output
    code, _, limit = output.decode(errors="replace").partition(" ")
    raise RefusedFile(code if code in TEXTS else "too_heavy", limit=limit)
