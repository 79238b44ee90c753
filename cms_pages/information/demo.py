"""Demo content of the information pages; the texts that production starts with are already the real ones.

Can be run again: what is there by its name stays as it is.
"""

from datetime import date
from io import BytesIO
from typing import Any, Final

from django.core.files.base import ContentFile
from PIL import Image as Picture
from PIL import ImageDraw, ImageFont
from wagtail.documents.models import Document
from wagtail.images.models import Image

from cms_pages.base import fixed_pages
from cms_pages.information.demo_faq import FAQ
from cms_pages.information.demo_lists import ENTRIES, INTERNAL
from cms_pages.information.demo_standards import COMMON, STANDARDS
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import (
    FaqEntry,
    MaklumatPage,
    PublicInformation,
    ServiceStandardIndexPage,
    ServiceStandardPage,
    Shortcut,
)

SIGNED_ON: Final = date(2026, 1, 5)
ICON_PIXELS: Final = 192


def load() -> None:
    fixed_pages.create_missing()
    _faq()
    _standards()
    _pledge()
    _public_information()
    _shortcuts()


def _faq() -> None:
    for place, (category, question, answer) in enumerate(FAQ):
        defaults = {"category": category, "answer": f"<p>{answer}</p>", "sort_order": place}
        FaqEntry.objects.get_or_create(question=question, defaults=defaults)


def _standards() -> None:
    index = ServiceStandardIndexPage.objects.get()
    there = set(ServiceStandardPage.objects.child_of(index).values_list("slug", flat=True))
    for slug, fields, components in STANDARDS:
        if slug in there:
            continue
        texts = {component.value: text for component, text in {**COMMON, **components}.items()}
        page = ServiceStandardPage(
            slug=slug,
            **fields,
            unit="Tim Kerja Layanan (contoh)",
            decree="HK.02.03/XI.4/0001/2026 (contoh)",
            effective_from=SIGNED_ON,
            **texts,
        )
        fixed_pages.add_published(index, page)


def _pledge() -> None:
    page = MaklumatPage.objects.get()
    if page.signed_on is not None:
        return
    page.signed_on, page.signed_at = SIGNED_ON, "Magelang"
    page.signer, page.signer_position = "dr. Ratna Kusumawati, M.Kes. (contoh)", "Kepala Balai"
    page.document = _document("Maklumat Pelayanan (contoh)", "maklumat-pelayanan-contoh.pdf")
    page.save_revision().publish()


def _public_information() -> None:
    for category, title, year, unit, summary, target in ENTRIES:
        there = PublicInformation.objects.filter(title=title, year=year)
        if there.exists():
            continue
        fields: dict[str, Any] = {name: value for name, value in target.items() if name != "file"}
        if "file" in target:
            name = f"{title.lower().replace(' ', '-')}-{year}-contoh.pdf"
            fields["document"] = _document(f"{title} {year} (contoh)", name)
        PublicInformation.objects.create(
            category=category, title=title, year=year, unit=unit, summary=summary, **fields
        )


def _shortcuts() -> None:
    for place, (title, target, letters, colour) in enumerate(INTERNAL):
        if Shortcut.objects.filter(title=title, place=ShortcutPlace.INTERNAL).exists():
            continue
        icon = Image.objects.create(
            title=f"Ikon {title}", file=ContentFile(_icon(letters, colour), f"ikon-{place}.png")
        )
        Shortcut.objects.create(title=title, place=ShortcutPlace.INTERNAL, icon=icon, sort_order=100 + place, **target)


def _icon(letters: str, colour: str) -> bytes:
    """A PNG of white letters on the family's leaf: three round corners and a square one."""
    picture = Picture.new("RGBA", (ICON_PIXELS, ICON_PIXELS))
    draw = ImageDraw.Draw(picture)
    edge, half = ICON_PIXELS - 1, ICON_PIXELS // 2
    draw.ellipse((0, 0, edge, edge), fill=colour)
    draw.rectangle((half, half, edge, edge), fill=colour)
    draw.text((half, half), letters, fill="white", anchor="mm", font=ImageFont.load_default(size=half))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _document(title: str, name: str) -> Document:
    content = ContentFile(_blank_pdf(), name)
    document: Document = Document.objects.create(title=title, file=content, file_size=content.size)
    return document


def _blank_pdf() -> bytes:
    """One empty A4 page: the file stands for the real one, its title says that it is an example."""
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
    )
    out = BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    table = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"xref\n0 4\n0000000000 65535 f \n%b" % rows)
    out.write(b"trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % table)
    return out.getvalue()
