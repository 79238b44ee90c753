"""What a visitor asked the list of publications for. Nothing here can be wrong: what makes no sense is left out."""

from dataclasses import dataclass
from typing import Final

from django.http import QueryDict

from cms_pages.base.listing import year_asked
from cms_pages.base.search_backend import clean_query
from cms_pages.publications.enums import PublicationType

TEXT, TYPE, YEAR = "q", "jenis", "tahun"
MOST_LETTERS: Final = 100


@dataclass(frozen=True, slots=True)
class Filters:
    """`publication_type` is '' and `year` None where everything is wanted."""

    text: str = ""
    publication_type: str = ""
    year: int | None = None

    @classmethod
    def read(cls, query: QueryDict) -> "Filters":
        kind = query.get(TYPE, "")
        return cls(
            text=clean_query(query.get(TEXT, "")[:MOST_LETTERS]),
            publication_type=kind if kind in PublicationType.values else "",
            year=year_asked(query.get(YEAR, "")),
        )

    @property
    def label(self) -> str:
        """The chosen type in words."""
        return str(PublicationType(self.publication_type).label) if self.publication_type else ""

    @property
    def narrowing(self) -> bool:
        return self != Filters()

    def parameters(self) -> dict[str, object]:
        """For the links to other pages of the same list."""
        return {TEXT: self.text, TYPE: self.publication_type, YEAR: self.year}
