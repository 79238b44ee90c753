"""Pictures for shared links, 1200 x 630 pixels, in the portal's colours: a page's title, or its own image."""

import unicodedata
from functools import cache
from io import BytesIO
from typing import Any, Final

from PIL import Image, ImageDraw, ImageFont, ImageOps

from cms_pages.discovery.share import HEIGHT, WIDTH, Poster

DEEP: Final = "#073f3a"
TEAL: Final = "#00a391"
BRAND: Final = "#00695f"
LIME: Final = "#c3d52f"
WHITE: Final = "#ffffff"
PALE: Final = "#cde6e1"

MARGIN: Final = 80
TEXT_WIDTH: Final = 730
TITLE_SIZES: Final = (76, 68, 60, 52, 46)
TITLE_LINES: Final = 4
CELL: Final = 105  # six rows of squares fill the height
QUALITY: Final = 85
# Of the machine, if it has one of them (Debian: fonts-liberation, fonts-dejavu); Pillow's own has few letters.
FONTS: Final = ("LiberationSans-Bold.ttf", "DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf")
MAX_COVER_PIXELS: Final = 50_000_000

# Column from the right, row, colour, and which corners are round (of top left, top right, bottom right, bottom left).
PETALS: Final = (
    (0, 0, TEAL, (True, True, False, True)),
    (1, 0, BRAND, (False, True, False, True)),
    (0, 1, LIME, (True, False, True, True)),
    (1, 2, TEAL, (True, False, False, False)),
    (0, 2, BRAND, (True, True, True, True)),
    (2, 0, BRAND, (False, False, True, True)),
    (0, 3, TEAL, (False, True, False, True)),
    (1, 3, LIME, (True, True, True, True)),
    (0, 4, BRAND, (True, False, True, False)),
    (1, 5, BRAND, (True, True, False, True)),
    (0, 5, LIME, (False, False, False, True)),
    (2, 5, TEAL, (False, True, True, True)),
)


def draw(poster: Poster) -> bytes:
    """The picture as JPEG, 20 to 150 KB. Raises OSError for a cover that can't be read."""
    picture = _cover(poster.cover) if poster.cover is not None else _title(poster)
    out = BytesIO()
    picture.save(out, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return out.getvalue()


def _cover(image: Any) -> Image.Image:
    """The image around its focal point, without what a camera wrote into it."""
    with image.open_file() as file, Image.open(file) as opened:
        if opened.width * opened.height > MAX_COVER_PIXELS:
            raise OSError("too many pixels")
        focus = image.get_focal_point()
        centring = (0.5, 0.5)
        if focus is not None:
            centring = (focus.centroid.x / opened.width, focus.centroid.y / opened.height)
        upright = ImageOps.exif_transpose(opened).convert("RGBA")
        paper = Image.new("RGBA", upright.size, WHITE)
        return ImageOps.fit(Image.alpha_composite(paper, upright).convert("RGB"), (WIDTH, HEIGHT), centering=centring)


def _title(poster: Poster) -> Image.Image:
    picture = Image.new("RGB", (WIDTH, HEIGHT), DEEP)
    _petals(picture)
    pen = ImageDraw.Draw(picture)
    if poster.section:
        pen.text((MARGIN, MARGIN), _writable(poster.section), font=_font(34), fill=LIME)
    lines, size = _fitted(_writable(poster.title), pen)
    line_height = round(size * 1.18)
    top = (HEIGHT - line_height * len(lines)) // 2
    for number, line in enumerate(lines):
        pen.text((MARGIN, top + number * line_height), line, font=_font(size), fill=WHITE)
    foot = HEIGHT - MARGIN - 34
    pen.rectangle((MARGIN, foot - 22, MARGIN + 96, foot - 16), fill=TEAL)
    name = " · ".join(filter(None, (poster.portal, poster.institution)))
    pen.text((MARGIN, foot), _writable(name), font=_font(30), fill=PALE)
    return picture


def _petals(picture: Image.Image) -> None:
    """Drawn twice as large and made smaller, since Pillow's own edges are jagged."""
    for column, row, colour, corners in PETALS:
        mask = Image.new("L", (2 * CELL, 2 * CELL))
        pen = ImageDraw.Draw(mask)
        pen.ellipse((0, 0, 2 * CELL - 1, 2 * CELL - 1), fill=255)
        for is_round, (left, top) in zip(corners, ((0, 0), (CELL, 0), (CELL, CELL), (0, CELL)), strict=True):
            if not is_round:
                pen.rectangle((left, top, left + CELL - 1, top + CELL - 1), fill=255)
        place = (WIDTH - (column + 1) * CELL, row * CELL)
        smooth = mask.resize((CELL, CELL), Image.Resampling.LANCZOS)
        picture.paste(colour, (*place, place[0] + CELL, place[1] + CELL), smooth)


def _fitted(text: str, pen: ImageDraw.ImageDraw) -> tuple[list[str], int]:
    """The lines of a title and the largest size at which four hold it; what is too long ends in ``…``."""
    for size in TITLE_SIZES:
        lines = _wrapped(text, pen, size)
        if len(lines) <= TITLE_LINES:
            return lines, size
    size = TITLE_SIZES[-1]
    kept = _wrapped(text, pen, size)[:TITLE_LINES]
    last = kept[-1]
    while last and pen.textlength(f"{last} …", font=_font(size)) > TEXT_WIDTH:
        last = last.rpartition(" ")[0] or last[:-1]
    return [*kept[:-1], f"{last} …"], size


def _wrapped(text: str, pen: ImageDraw.ImageDraw, size: int) -> list[str]:
    font = _font(size)
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if pen.textlength(longer, font=font) <= TEXT_WIDTH:
            lines[-1] = longer
            continue
        if lines[-1]:
            lines.append("")
        for letter in word:  # a word wider than the picture is broken where it must be
            if lines[-1] and pen.textlength(lines[-1] + letter, font=font) > TEXT_WIDTH:
                lines.append("")
            lines[-1] += letter
    return lines


@cache
def _font(size: int) -> Any:
    for name in FONTS:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return ImageFont.load_default(size)


def _writable(text: str) -> str:
    """What the font can write: Pillow's own knows plain letters only, and draws a box for all others."""
    if isinstance(_font(TITLE_SIZES[0]), ImageFont.FreeTypeFont) and _font(TITLE_SIZES[0]).getname()[0] != "Aileron":
        return text
    plain = unicodedata.normalize("NFKD", text.replace("–", "-"))
    return "".join(letter for letter in plain if letter.isascii() or letter in "‘’“”…·")
