"""What the list of publications and one of them show (the pages' `get_context` ask here)."""

from typing import Any

from django.http import HttpRequest

from cms_pages.base.articles import files_of
from cms_pages.base.listing import NUMBER, turn, with_thumbnails
from cms_pages.publications import queries
from cms_pages.publications.forms import Filters
from cms_pages.publications.models import PublicationFile, PublicationIndexPage, PublicationPage


def publications(request: HttpRequest, page: PublicationIndexPage) -> dict[str, Any]:
    """The list, or what is left of it after the filters. At most five queries, however many there are."""
    filters = Filters.read(request.GET)
    rows = page.rows()
    chosen = queries.narrowed(
        rows, text=filters.text, publication_type=filters.publication_type, year=filters.year
    ).prefetch_related(PublicationFile.with_documents())
    there = queries.choices(rows)
    # Where words are sought, only the database can count.
    count = None if filters.text else there.count(filters.publication_type, filters.year)
    years = there.years
    if filters.year is not None and filters.year not in years:
        years = sorted([*years, filters.year], reverse=True)
    return {
        "listing": turn(with_thumbnails(chosen), request.GET.get(NUMBER, ""), count=count, others=filters.parameters()),
        "filters": filters,
        "types": there.types,
        "years": years,
    }


def publication(page: PublicationPage) -> dict[str, Any]:
    """One query."""
    return {"files": files_of(page)}
