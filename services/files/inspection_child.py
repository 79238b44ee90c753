"""The child process that opens strangers' files. A program of its own: no Django, no settings, no secrets.

``python inspection_child.py inspect|text|photo < file``: the answer on standard output, status 0. A refusal is status 1
and a last line ``refused: CODE [LIMIT]`` on standard error; a crash or a kill is whatever the system makes of it.
"""

import json
import resource
import sys
from io import BytesIO
from typing import Any, Final, NoReturn

REFUSED: Final = "refused: "

CPU_SECONDS: Final = 8
MEMORY: Final = 512 * 1024 * 1024
PAGES: Final = 100
UNPACKED: Final = 64 * 1024 * 1024
TEXT: Final = 200_000
PIXELS: Final = 60_000_000
LONGEST_SIDE: Final = 2200
# A PDF that does something by itself, or carries other files.
ACTIVE_KEYS: Final = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/RichMedia", "/XFA"}
)
ACTIVE_TYPES: Final = frozenset({"/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia", "/Rendition", "/ImportData"})


def refuse(code: str, limit: object = "") -> NoReturn:
    sys.stderr.write(f"\n{REFUSED}{code} {limit}".rstrip() + "\n")
    sys.exit(1)


def inspect(content: bytes) -> bytes:
    import pikepdf

    try:
        document = pikepdf.open(BytesIO(content), suppress_warnings=True, attempt_recovery=False)
    except pikepdf.PasswordError:
        refuse("encrypted")
    except pikepdf.PdfError:
        refuse("damaged")
    with document:
        if document.is_encrypted:
            refuse("encrypted")
        pages = len(document.pages)
        if pages == 0:
            refuse("damaged")
        if pages > PAGES:
            refuse("too_many_pages", PAGES)
        _look_at_objects(document)
    return json.dumps(pages).encode()


def _look_at_objects(document: Any) -> None:
    """Refuse what acts by itself, and what unpacks to more than a letter can hold."""
    import pikepdf

    unpacked = 0
    for item in document.objects:
        if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            keys = set(item.keys())
            kind = str(item.get("/S", "")), str(item.get("/Type", ""))
            if keys & ACTIVE_KEYS or ACTIVE_TYPES & set(kind):
                refuse("active")
        if isinstance(item, pikepdf.Stream):
            if str(item.get("/Subtype", "")) == "/Image":
                unpacked += _image_size(item)
            else:
                try:
                    unpacked += len(item.read_bytes())
                except pikepdf.PdfError:
                    refuse("damaged")
            if unpacked > UNPACKED * 8:
                refuse("too_heavy")


def _image_size(image: Any) -> int:
    try:
        return int(image.get("/Width", 0)) * int(image.get("/Height", 0))
    except (TypeError, ValueError):
        refuse("damaged")


def text(content: bytes) -> bytes:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        refuse("damaged")
    found: list[str] = []
    length = 0
    for page in document:
        found.append(page.get_textpage().get_text_bounded())
        length += len(found[-1])
        if length > TEXT:
            break
    return json.dumps("\n".join(found)[:TEXT]).encode()


def photo(content: bytes) -> bytes:
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        with Image.open(BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > PIXELS:
                refuse("too_many_pixels")
            picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
            upright = ImageOps.exif_transpose(picture)
            upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            paper = Image.new("RGB", upright.size, "white")
            rgba = upright.convert("RGBA")
            paper.paste(rgba, mask=rgba.getchannel("A"))
    except Image.DecompressionBombError:
        refuse("too_many_pixels")
    except (OSError, SyntaxError, ValueError):
        refuse("damaged")
    output = BytesIO()
    paper.save(output, "PDF", resolution=200, quality=80, title="", producer="Portal Labkesmas")
    return output.getvalue()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    task = {"inspect": inspect, "text": text, "photo": photo}[sys.argv[1]]
    try:
        answer = task(sys.stdin.buffer.read())
    except MemoryError:
        refuse("too_heavy")
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main()
