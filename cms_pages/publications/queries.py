"""Reads of publications."""

from django.db.models import QuerySet

from cms_pages.publications.enums import PublicationType


def narrowed(rows: QuerySet, *, text: str = "", publication_type: str = "", year: int | None = None) -> QuerySet:
    """Those in whose title or intro every word of `text` stands, of a type and a year."""
    for word in text.split():
        rows = rows.filter(title__icontains=word) | rows.filter(intro__icontains=word)
    if publication_type:
        rows = rows.filter(publication_type=publication_type)
    return rows if year is None else rows.filter(year=year)


def choices(rows: QuerySet) -> tuple[list[PublicationType], list[int]]:
    """The types and the years that there are, types in their order, the newest year first. One query."""
    found = list(rows.order_by().values_list("publication_type", "year").distinct())
    types = {kind for kind, _year in found}
    return [kind for kind in PublicationType if kind in types], sorted({year for _kind, year in found}, reverse=True)
