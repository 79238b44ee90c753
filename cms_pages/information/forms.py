"""What a visitor asks of the list of public information, as clean values."""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict

from cms_pages.base.search_backend import limit_query
from cms_pages.information.enums import PpidCategory


@dataclass(frozen=True, slots=True)
class InformationFilter:
    """``?kategori=``, ``?tahun=``, ``?q=``; what doesn't exist counts as not asked."""

    category: PpidCategory | None
    year: int | None
    text: str

    def takes(self, category: str, year: int) -> bool:
        """Whether an entry of this category and year is asked for, words aside."""
        return self.category in {None, category} and self.year in {None, year}

    @property
    def query(self) -> str:
        """For the links to other pages of the list."""
        asked = {"kategori": self.category or "", "tahun": self.year or "", "q": self.text}
        return urlencode({name: value for name, value in asked.items() if value})


def read_filter(query: QueryDict, *, years: Collection[int]) -> InformationFilter:
    """Never fails: a filter in an address that somebody shortened shows more, not an error."""
    category, year = query.get("kategori", ""), query.get("tahun", "")
    return InformationFilter(
        category=PpidCategory(category) if category in PpidCategory.values else None,
        year=next((each for each in years if str(each) == year), None),
        text=limit_query(query.get("q", "")),
    )
