"""What is offered while somebody types: few, quick, and nothing that a click on doesn't open."""

from typing import Final

from cms_pages.base.formats import rupiah
from cms_pages.catalogue import queries as catalogue
from cms_pages.catalogue.search import words
from cms_pages.search_pages import answers, exams, pages
from cms_pages.search_pages.hits import Hit
from cms_pages.search_pages.words import count_found

MOST: Final = 8
MOST_EXAMS: Final = 5
# One letter stands for everything.
LEAST_LETTERS: Final = 2


def suggestions(text: str) -> list[dict[str, str]]:
    """At most eight, exam types first: ``title``, ``kind`` (its words), ``note`` (a price), ``url``. Four queries."""
    typed = words(text)
    if len("".join(typed)) < LEAST_LETTERS:
        return []
    found_exams = exams.search(list(catalogue.flat(catalogue.grouped())), text)[:MOST_EXAMS]
    found_pages = pages.beginning(typed, MOST)
    questions = [hit for hit in answers.questions() if count_found(hit.title, typed) == len(typed)]
    return [_suggestion(hit) for hit in [*found_exams, *found_pages, *questions][:MOST]]


def _suggestion(hit: Hit) -> dict[str, str]:
    return {
        "title": hit.title,
        "kind": str(hit.kind.label),
        "note": rupiah(hit.exam.price_idr) if hit.exam else "",
        "url": hit.url,
    }
