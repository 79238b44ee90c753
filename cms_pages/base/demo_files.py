"""Pictures and PDFs for the demo, made on the spot: patterns in the portal's colours, nobody's photo."""

import random
from io import BytesIO
from typing import Any, Final

import pikepdf
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

COLOURS: Final = ("#00695f", "#00a391", "#7fcabf", "#b5ddd5", "#d9eee9", "#dbe57f")
PAPER: Final = "#eaf5f2"
COLUMNS, ROWS = 6, 4
A4_POINTS: Final = (595, 842)
LINE_POINTS: Final = 18


def pattern(seed: str, *, cell: int = 200) -> bytes:
    """A JPEG of leaves and circles, ``6 * cell`` wide and ``4 * cell`` high; the same seed draws the same."""
    chance = random.Random(seed)  # noqa: S311 (a pattern, no secret)
    picture = Image.new("RGB", (COLUMNS * cell, ROWS * cell), PAPER)
    pen = ImageDraw.Draw(picture)
    for column in range(COLUMNS):
        for row in range(ROWS):
            box = (column * cell, row * cell, (column + 1) * cell - 1, (row + 1) * cell - 1)
            a, b, c, d = (chance.random() < 0.7 for _ in range(4))
            if chance.random() < 0.75:
                pen.rounded_rectangle(box, cell // 2 - 2, chance.choice(COLOURS), corners=(a, b, c, d))
    file = BytesIO()
    picture.save(file, "JPEG", quality=80)
    return file.getvalue()


def image(title: str, description: str = "") -> Any:
    """A picture in the library. `description` is its alternative text."""
    content = pattern(title)
    made = get_image_model()(title=title, description=description, file_size=len(content))
    made.file.save("contoh.jpg", ContentFile(content), save=False)
    made.width, made.height = COLUMNS * 200, ROWS * 200
    made.save()
    return made


def pdf(title: str, lines: list[str]) -> bytes:
    """A PDF of one page in Indonesian, in a typeface that every reader has."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page = document.add_blank_page(page_size=A4_POINTS)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    shown = [_show(18, title), *(_show(11, line) for line in lines)]
    text = f"BT 60 770 Td {LINE_POINTS} TL {' T* T* '.join(shown)} ET"
    page.Contents = document.make_stream(text.encode("latin-1", "replace"))
    with document.open_metadata() as metadata:
        metadata["dc:title"] = title
        metadata["dc:language"] = ["id"]
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _show(size: int, text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"/F1 {size} Tf ({escaped}) Tj"


def document(title: str, lines: list[str]) -> Any:
    """A PDF in the library."""
    content = pdf(title, lines)
    made = get_document_model()(title=title, file_size=len(content))
    made.file.save("contoh.pdf", ContentFile(content), save=False)
    made.save()
    return made
