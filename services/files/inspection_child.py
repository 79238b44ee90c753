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
UNPACKED: Final = 256 * 1024 * 1024
TEXT: Final = 200_000
PIXELS: Final = 60_000_000
LONGEST_SIDE: Final = 2200
# A PDF that does something by itself, or carries other files. Links to web addresses and jumps within it are harmless.
ACTIVE_KEYS: Final = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"}
)
ACTIVE_TYPES: Final = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/GoToR",
        "/GoToE",
        "/SubmitForm",
        "/ImportData",
        "/EmbeddedFile",
        "/Filespec",
        "/RichMedia",
        "/Rendition",
        "/Movie",
        "/Sound",
    }
)
# Deeper than any writer nests direct objects.
DEPTH: Final = 50
# (longest side in pixels, JPEG quality): the first that gives a PDF of at most PDF_LIMIT bytes wins.
PHOTO_SIZES: Final = ((2200, 80), (2200, 60), (1600, 60), (1200, 50))
PDF_LIMIT: Final = 2048 * 1024


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
        _refuse_active(item, 0)
        if isinstance(item, pikepdf.Stream):
            if str(item.get("/Subtype", "")) == "/Image":
                unpacked += _image_size(item)
            else:
                try:
                    unpacked += len(item.read_bytes())
                except pikepdf.PdfError as error:
                    # How qpdf says that a stream unpacks to more than MEMORY.
                    refuse("too_heavy" if "bad_alloc" in str(error) else "damaged")
            if unpacked > UNPACKED:
                refuse("too_heavy")


def _refuse_active(item: Any, depth: int) -> None:
    """Look at an object and the direct ones in it; indirect ones are in the document's own list."""
    import pikepdf

    if depth > DEPTH:
        refuse("too_heavy")
    if isinstance(item, pikepdf.Stream):
        item = item.stream_dict
    if isinstance(item, pikepdf.Dictionary):
        kinds = {str(item.get("/S", "")), str(item.get("/Type", "")), str(item.get("/Subtype", ""))}
        if ACTIVE_KEYS & set(item.keys()) or ACTIVE_TYPES & kinds:
            refuse("active")
        children = list(item.values())
    elif isinstance(item, pikepdf.Array):
        children = list(item)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect:
            _refuse_active(child, depth + 1)


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
            # A palette can't be blended: a scan would come out jagged.
            drawn = picture.convert("RGBA") if picture.mode in {"1", "P"} else picture
            drawn.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
            rgba = ImageOps.exif_transpose(drawn).convert("RGBA")
            paper = Image.new("RGB", rgba.size, "white")
            paper.paste(rgba, mask=rgba.getchannel("A"))
    except Image.DecompressionBombError:
        refuse("too_many_pixels")
    except (OSError, SyntaxError, ValueError):
        refuse("damaged")
    for side, quality in PHOTO_SIZES:
        paper.thumbnail((side, side))
        output = BytesIO()
        paper.save(output, "PDF", resolution=200, quality=quality, title="", producer="Portal Labkesmas")
        if output.tell() <= PDF_LIMIT:
            return output.getvalue()
    refuse("too_heavy")


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
