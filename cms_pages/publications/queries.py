"""Reads of publications."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from cms_pages.publications.enums import PublicationType


def narrowed(rows: QuerySet, *, text: str = "", publication_type: str = "", year: int | None = None) -> QuerySet:
    """Those in whose title or intro every word of `text` stands, of a type and a year."""
    for word in text.split():
        rows = rows.filter(title__icontains=word) | rows.filter(intro__icontains=word)
    if publication_type:
        rows = rows.filter(publication_type=publication_type)
    return rows if year is None else rows.filter(year=year)


@dataclass(frozen=True, slots=True)
class Choices:
    """How many publications there are of each type and year."""

    counts: dict[tuple[str, int], int]

    @property
    def types(self) -> list[PublicationType]:
        """Those that there are, in their order."""
        there = {kind for kind, _ in self.counts}
        return [kind for kind in PublicationType if kind in there]

    @property
    def years(self) -> list[int]:
        """Those that there are, the newest first."""
        return sorted({year for _, year in self.counts}, reverse=True)

    def count(self, publication_type: str = "", year: int | None = None) -> int:
        return sum(
            number
            for (kind, of_year), number in self.counts.items()
            if publication_type in {"", kind} and year in {None, of_year}
        )


def choices(rows: QuerySet) -> Choices:
    """One query."""
    found = rows.order_by().values_list("publication_type", "year").annotate(Count("pk"))
    return Choices({(kind, year): number for kind, year, number in found})
