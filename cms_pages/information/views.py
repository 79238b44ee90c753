"""What the information pages show (their `get_context` asks here)."""

from dataclasses import dataclass
from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest
from django.utils.safestring import SafeString

from cms_pages.base.addresses import open_links
from cms_pages.base.formats import file_size
from cms_pages.base.links import links_of
from cms_pages.base.search_backend import limit_query
from cms_pages.information import queries
from cms_pages.information.enums import DELIVERY, MANAGEMENT, PPID_MEANING, Component, PpidCategory
from cms_pages.information.forms import read_filter
from cms_pages.information.models import (
    MaklumatPage,
    PublicInformation,
    ServiceStandardIndexPage,
    ServiceStandardPage,
)
from cms_pages.information.rich_text import expand_all

PER_PAGE: Final = 20
# So few answers are shown at once, unfolded.
OPEN_AT_MOST: Final = 3


def faq(request: HttpRequest) -> dict[str, Any]:
    """All questions, or those with the words of ``?q=``."""
    text = limit_query(request.GET.get("q", ""))
    groups = queries.faq_by_category(text)
    count = sum(len(group.entries) for group in groups)
    return {"groups": groups, "text": text, "count": count, "unfold": bool(text) and count <= OPEN_AT_MOST}


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the list. ``note`` says what the file is; without ``href`` there is nothing to open."""

    entry: PublicInformation
    href: str
    outside: bool
    size: int | None
    kind: str


@dataclass(frozen=True, slots=True)
class Section:
    """The entries of one category on this page of the list."""

    slug: str
    label: str
    meaning: str
    rows: tuple[Row, ...]


def public_information(request: HttpRequest) -> dict[str, Any]:
    """The list, filtered, in pages of 20. Two queries, one more with words."""
    counts = queries.information_counts()
    years = sorted({year for _, year, _ in counts}, reverse=True)
    asked = read_filter(request.GET, years=years)
    found = queries.public_information(category=asked.category, year=asked.year, text=asked.text)
    paginator = Paginator(found, PER_PAGE)
    if not asked.text:  # known already: no query for it
        paginator.count = sum(count for category, year, count in counts if asked.takes(category, year))
    page_obj = paginator.get_page(request.GET.get("hal"))
    addresses = open_links()
    rows = [_row(entry, addresses) for entry in page_obj]
    return {
        "asked": asked,
        "page_obj": page_obj,
        "query": asked.query,
        "years": years,
        "total": sum(count for *_, count in counts),
        "categories": [
            (each.value, each.label, sum(count for category, _, count in counts if category == each))
            for each in PpidCategory
        ],
        "sections": [
            Section(each.value, str(each.label), PPID_MEANING[each], here)
            for each in PpidCategory
            if (here := tuple(row for row in rows if row.entry.category == each))
        ],
    }


def _row(entry: PublicInformation, addresses: dict[str, str]) -> Row:
    file = entry.document
    return Row(
        entry=entry,
        href=entry.href(addresses),
        outside=bool(entry.url) and file is None,
        size=file.file_size if file else None,
        kind=file.file_extension.upper() if file else "",
    )


def standards(page: ServiceStandardIndexPage) -> dict[str, Any]:
    """The live standards below the page, in the editors' order. One query."""
    below = ServiceStandardPage.objects.live().child_of(page).order_by("path")
    return {
        "standards": [(each, f"/{page.slug}/{each.slug}/") for each in below.only("title", "slug", "intro", "unit")]
    }


@dataclass(frozen=True, slots=True)
class Part:
    """A component of a standard: number in the whole list, anchor, name, HTML."""

    number: int
    slug: str
    label: str
    html: SafeString


def standard(request: HttpRequest, page: ServiceStandardPage) -> dict[str, Any]:
    """The 14 components in two groups; those that a preview still lacks say so."""
    texts = expand_all([getattr(page, each.value) for each in Component], links_of(request, page))
    parts = {
        each: Part(number, each.value.replace("_", "-"), str(each.label), html)
        for number, (each, html) in enumerate(zip(Component, texts, strict=True), start=1)
    }
    return {
        "delivery": [parts[each] for each in DELIVERY],
        "management": [parts[each] for each in MANAGEMENT],
    }


def maklumat(page: MaklumatPage) -> dict[str, Any]:
    """The pledge as HTML, and what the signed file is."""
    file = page.document
    size = file_size(file.file_size) if file and file.file_size else ""
    kind = file.file_extension.upper() if file else ""
    return {"pledge": expand_all([page.text])[0], "document_note": ", ".join(filter(None, (kind, size)))}
