"""The editors' guide, docs/panduan-editor.md, as its tests know it: chapters, pictures, and the hand that takes them.

A test walks one chapter in Chromium and names it with ``@pytest.mark.chapter("…")``; the fixture `shot` takes that
chapter's pictures. They are written with GUIDE_PICTURES=1 only; without it they have to be there already. Either way
the test fails unless it took exactly the pictures that the chapter shows, so that the guide, its pictures and the
screens stay together.
"""

import os
import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw
from playwright.sync_api import FloatRect, Locator, Page, ViewportSize, expect

DOCS: Final = Path(__file__).resolve().parents[2] / "docs"
GUIDE: Final = DOCS / "panduan-editor.md"
PICTURES: Final = DOCS / "panduan"
MAY_WRITE: Final = os.environ.get("GUIDE_PICTURES") == "1"

# Pictures are small: flat screens need few colours.
COLOURS: Final = 64
MARGIN: Final = 12
# As high as what Wagtail keeps at the top and at the bottom of its screens.
HEADER: Final = 60
FOOTER: Final = 80
# Editors' screens are heavy: a machine that is busy with something else needs long for one.
PATIENCE_MS: Final = 60_000
MARK_COLOUR: Final = "#c8102e"
MARK_WIDTH: Final = 3

_CHAPTER: Final = re.compile(r"^## (?:\d+\. )?(?P<title>.+)$", re.MULTILINE)
_PICTURE: Final = re.compile(r"!\[(?P<alt>[^\]]*)\]\(panduan/(?P<name>[\w-]+)\.png\)")


def chapters() -> dict[str, str]:
    """``{"Masuk dan dasbor": "its text"}``, in the guide's order, titles without their numbers."""
    parts = _CHAPTER.split(GUIDE.read_text(encoding="utf-8"))[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def pictures_in(text: str) -> list[str]:
    """Names of the pictures that a piece of the guide shows, without folder and suffix."""
    return [found["name"] for found in _PICTURE.finditer(text)]


@dataclass
class Shot:
    """Takes the pictures of one chapter: ``shot(page, "berita-baru", page.locator("main"), marks=[button])``."""

    chapter: str
    taken: list[str] = field(default_factory=list)

    def __call__(
        self, page: Page, name: str, *areas: Locator, marks: tuple[Locator, ...] = (), scroll: bool = True
    ) -> None:
        """What the screen shows of `areas` and `marks`, cut to it, with a red frame around each of the marks."""
        for each in (*areas, *marks):
            expect(each).to_be_visible()
        self.taken.append(name)
        if MAY_WRITE:
            if scroll:
                _bring_into_view(page, [*areas, *marks])
            _write(page, name, [*areas, *marks], marks)
        else:
            assert (PICTURES / f"{name}.png").is_file(), f"{name}: GUIDE_PICTURES=1 takes it"

    def check_complete(self) -> None:
        """The chapter shows what was taken, each once, and nothing else."""
        assert sorted(pictures_in(chapters()[self.chapter])) == sorted(self.taken)


def _size(page: Page) -> ViewportSize:
    size = page.viewport_size
    assert size is not None
    return size


def _box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


def _bring_into_view(page: Page, shown: list[Locator]) -> None:
    """Below the editor's header and above its footer; what is larger than the screen starts at its top."""
    boxes = [_box(each) for each in shown]
    top, bottom = min(box["y"] for box in boxes), max(box["y"] + box["height"] for box in boxes)
    if top < HEADER or bottom > _size(page)["height"] - FOOTER:
        page.evaluate("far => window.scrollBy(0, far)", top - 2 * HEADER)


def _write(page: Page, name: str, shown: list[Locator], marks: tuple[Locator, ...]) -> None:
    page.evaluate("document.fonts.ready.then(() => true)")
    size = _size(page)
    boxes = [_box(each) for each in shown]
    left = max(min(box["x"] for box in boxes) - MARGIN, 0)
    top = max(min(box["y"] for box in boxes) - MARGIN, 0)
    right = min(max(box["x"] + box["width"] for box in boxes) + MARGIN, size["width"])
    bottom = min(max(box["y"] + box["height"] for box in boxes) + MARGIN, size["height"])
    content = page.screenshot(
        clip={"x": left, "y": top, "width": right - left, "height": bottom - top}, animations="disabled", caret="hide"
    )
    with Image.open(BytesIO(content)) as opened:
        picture = opened.convert("RGB")
    pen = ImageDraw.Draw(picture)
    for box in (_box(mark) for mark in marks):
        corner = (box["x"] - left - 4, box["y"] - top - 4)
        opposite = (box["x"] + box["width"] - left + 4, box["y"] + box["height"] - top + 4)
        pen.rounded_rectangle((*corner, *opposite), radius=6, outline=MARK_COLOUR, width=MARK_WIDTH)
    PICTURES.mkdir(exist_ok=True)
    small = picture.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    small.save(PICTURES / f"{name}.png", optimize=True)


def press(page: Page, button: str) -> None:
    """A button in the menu of the editor's footer, by its selector, such as ``[name=action-publish]``."""
    page.locator("footer .w-dropdown__toggle").click()
    page.locator(f"footer button{button}").first.click()


def publish(page: Page) -> None:
    """As the guide says; Wagtail's script may ask first, when its autosave and the button cross each other."""
    press(page, "[name=action-publish]")
    done = page.locator(".messages .success")
    go_on = page.locator("#w-save-confirmation-dialog [data-w-dialog-target=confirm]:visible")
    expect(go_on.or_(done).first).to_be_visible()
    if go_on.count():
        go_on.click()
    expect(done).to_be_visible()


def write(page: Page, text: str) -> None:
    """Into the last rich text of the form, until its field has it: the editor hands it on a moment after the keys."""
    editor = page.locator(".public-DraftEditor-content").last
    editor.click()
    page.keyboard.type(text)
    field = editor.locator("xpath=ancestor::*[contains(@class, 'Draftail-Editor__wrapper')]/../input[@name]")
    expect(field).to_have_value(re.compile(re.escape(text)))


def take_block(page: Page, name: str) -> Locator:
    """The new block, after its name was chosen in the list that the plus has opened."""
    blocks = page.locator("[data-contentpath=body] [data-streamfield-child]")
    there = blocks.count()
    page.get_by_role("option", name=name, exact=True).click()
    # Until then the last one is another.
    expect(blocks).to_have_count(there + 1)
    return blocks.last


def add_block(page: Page, name: str) -> Locator:
    """One more block at the end of the body, by its name in the list that the plus opens."""
    page.locator(".c-sf-add-button:visible").last.click()
    return take_block(page, name)


def pick(page: Page, field: str, title: str) -> None:
    """In a chooser of pictures, documents or pages: open it, and take what is called so."""
    page.locator(f"#{field}-chooser [data-chooser-action-choose]:visible").click()
    page.locator(".modal [data-chooser-modal-choice]", has_text=title).first.click()
    expect(page.locator(".modal")).to_have_count(0)
