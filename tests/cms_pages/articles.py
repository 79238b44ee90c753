"""Articles of the three lists for tests, published as an editor's are."""

from datetime import date, timedelta
from itertools import count
from typing import Any

from wagtail.documents.models import Document
from wagtail.images import get_image_model

from cms_pages.activity_reports.models import (
    ActivityFile,
    ActivityPicture,
    ActivityReportIndexPage,
    ActivityReportPage,
)
from cms_pages.base import demo_files, fixed_pages
from cms_pages.base.fixed_pages import add_published
from cms_pages.base.pictures.uses import Use, filter_of
from cms_pages.news.models import NewsIndexPage, NewsPage
from cms_pages.publications.enums import PublicationType
from cms_pages.publications.models import PublicationFile, PublicationIndexPage, PublicationPage

FIRST_DAY = date(2026, 1, 1)
_numbers = count(1)


def make_news(title: str = "", *, on: date | None = None, cover: Any = None, **values: Any) -> NewsPage:
    number = next(_numbers)
    fixed_pages.create_missing()
    values.setdefault("slug", f"berita-{number}")
    page = NewsPage(title=title or f"Berita {number}", cover=cover, date=on or FIRST_DAY, **values)
    add_published(NewsIndexPage.objects.get(), page)
    return page


def many_news(number: int) -> list[NewsPage]:
    """Each a day newer than the one before, all with a cover of their own."""
    return [
        make_news(f"Kabar {each}", on=FIRST_DAY + timedelta(days=each), cover=demo_files.image(f"Sampul {each}"))
        for each in range(number)
    ]


def make_publication(
    title: str = "",
    *,
    kind: PublicationType = PublicationType.GUIDELINE,
    year: int = 2026,
    files: int = 1,
    cover: Any = None,
    **values: Any,
) -> PublicationPage:
    number = next(_numbers)
    fixed_pages.create_missing()
    values = {"slug": f"publikasi-{number}", "date": FIRST_DAY, **values}
    page = PublicationPage(
        title=title or f"Publikasi {number}", publication_type=kind, year=year, cover=cover, **values
    )
    for each in range(files):
        page.files.add(PublicationFile(document=make_document(f"Berkas {number}-{each}"), sort_order=each))
    add_published(PublicationIndexPage.objects.get(), page)
    return page


def make_document(title: str = "Berkas") -> Document:
    made: Document = demo_files.document(title, ["Isi"])
    return made


def make_report(title: str = "", *, pictures: int = 1, files: int = 1, **values: Any) -> ActivityReportPage:
    number = next(_numbers)
    fixed_pages.create_missing()
    values = {"slug": f"laporan-{number}", "date": FIRST_DAY, "place": "Magelang", **values}
    page = ActivityReportPage(title=title or f"Laporan {number}", **values)
    for each in range(pictures):
        picture = demo_files.image(f"Foto {number}-{each}")
        page.pictures.add(ActivityPicture(image=picture, alt_text=f"Foto ke-{each}", sort_order=each))
    for each in range(files):
        page.files.add(ActivityFile(document=make_document(f"Lampiran {number}-{each}"), sort_order=each))
    add_published(ActivityReportIndexPage.objects.get(), page)
    return page


def make_plain_pictures(*uses: Use) -> None:
    """What every browser shows, of all images: as many visits would leave it, or the worker."""
    for image in get_image_model().objects.all():
        for use in uses:
            image.create_rendition(filter_of(use.fallback(image)))
