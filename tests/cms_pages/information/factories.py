"""What the information pages show, made in one line."""

from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page

from cms_pages.base import fixed_pages
from cms_pages.information.enums import Component, FaqCategory, PpidCategory, ShortcutPlace
from cms_pages.information.models import (
    FaqEntry,
    PublicInformation,
    ServiceStandardIndexPage,
    ServiceStandardPage,
    Shortcut,
    StandardPage,
)

_numbers = count(1)


def faq(question: str = "", *, answer: str = "<p>Ya.</p>", **fields: Any) -> FaqEntry:
    number = next(_numbers)
    made: FaqEntry = FaqEntry.objects.create(
        question=question or f"Pertanyaan {number}?",
        answer=answer,
        **{"category": FaqCategory.RESULT, "sort_order": number, **fields},
    )
    return made


def shortcut(title: str = "", **fields: Any) -> Shortcut:
    """To the outside, unless told otherwise."""
    number = next(_numbers)
    target = {} if {"address", "page"} & set(fields) else {"url": f"https://contoh-{number}.example/"}
    made: Shortcut = Shortcut.objects.create(
        title=title or f"Pintas {number}",
        **{"place": ShortcutPlace.EXTERNAL, "sort_order": number, **target, **fields},
    )
    return made


def information(title: str = "", **fields: Any) -> PublicInformation:
    made: PublicInformation = PublicInformation.objects.create(
        title=title or f"Laporan {next(_numbers)}",
        **{"category": PpidCategory.PERIODIC, "year": 2026, "unit": "Tata Usaha", **fields},
    )
    return made


def document(name: str = "laporan.pdf") -> Document:
    content = ContentFile(b"%PDF-1.4 isi", name)
    made: Document = Document.objects.create(title=name, file=content, file_size=content.size)
    return made


def image(name: str = "ikon.png") -> Image:
    made: Image = Image.objects.create(title=name, file=get_test_image_file(name))
    return made


def page(title: str = "Jadwal libur", *, slug: str = "jadwal-libur", **fields: Any) -> StandardPage:
    """A page below the home page, live unless told otherwise."""
    live = fields.pop("live", True)
    home = Page.objects.get(depth=2)
    made = StandardPage(title=title, slug=slug, live=live, **fields)
    if live:
        fixed_pages.add_published(home, made)
    else:
        home.add_child(instance=made)
    return made


def standard(title: str = "Pemeriksaan", *, slug: str = "pemeriksaan", **fields: Any) -> ServiceStandardPage:
    """A live standard whose components say their own names."""
    texts = {each.value: f"<p>Isi {each.label}.</p>" for each in Component}
    made = ServiceStandardPage(title=title, slug=slug, **{**texts, **fields})
    fixed_pages.add_published(ServiceStandardIndexPage.objects.get(), made)
    return made
