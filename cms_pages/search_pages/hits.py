"""What a search hands on, wherever it was found."""

from dataclasses import dataclass
from datetime import datetime

from cms_pages.catalogue.queries import ExamType
from cms_pages.search_pages.enums import Kind


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found, in plain text. `page_id` where it is a page with a body; `exam` for exam types."""

    kind: Kind
    title: str
    url: str
    text: str = ""
    note: str = ""
    at: datetime | None = None
    page_id: int | None = None
    exam: ExamType | None = None

    @property
    def shows_example(self) -> bool:
        """Whether its price is one that the laboratory has yet to confirm."""
        return self.exam is not None and self.exam.price_is_example
