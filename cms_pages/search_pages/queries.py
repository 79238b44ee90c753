"""A whole search: everything of the portal that was found, by kind, each kind with the best first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Final

from django.utils.safestring import SafeString
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.search.utils import normalise_query_string

from cms_pages.catalogue import queries as catalogue
from cms_pages.catalogue.queries import ExamType
from cms_pages.catalogue.search import suggestion, words
from cms_pages.search_pages import answers, exams, pages
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.hits import Hit
from cms_pages.search_pages.words import count_found, excerpt, highlight, meaningful, roots

# How alike a typed word and a known one have to be before the one is offered for the other.
LIKENESS: Final = 0.78
# Shorter ones are like too many others.
LEAST_GUESSED: Final = 4


@dataclass(frozen=True, slots=True)
class Results:
    """What was found, `by_kind` in the order of kinds. `near` is what was meant, perhaps, where nothing was found."""

    by_kind: dict[Kind, list[Hit]]
    promoted: list[Hit]
    near: str = ""

    @property
    def total(self) -> int:
        return sum(map(len, self.by_kind.values()))


@dataclass(frozen=True, slots=True)
class Line:
    """A hit as it is shown: title and text are HTML with what was sought marked."""

    hit: Hit
    title: SafeString
    text: SafeString


def search(text: str) -> Results:
    """Six queries, a seventh where nothing is found; `text` comes from `search_backend.clean_query` and isn't empty."""
    sought = roots(text)
    exam_types = list(catalogue.flat(catalogue.grouped()))
    questions = answers.questions()
    on_file = answers.on_file()
    found = pages.search(" ".join(meaningful(text)), sought)
    hits = [
        *exams.search(exam_types, text),
        *found,
        *answers.search(on_file, sought),
        *answers.search(questions, sought),
    ]
    by_kind = {kind: [hit for hit in hits if hit.kind is kind] for kind in Kind}
    near = "" if hits else _near(text, exam_types, [*pages.titles(), *on_file, *questions])
    return Results({kind: those for kind, those in by_kind.items() if those}, promoted(text), near)


def lines(hits: Iterable[Hit], text: str) -> list[Line]:
    """Hits as they are shown. One query, for pages whose summary doesn't have what their body has."""
    hits, sought = list(hits), roots(text)
    silent = [hit.page_id for hit in hits if hit.page_id and not count_found(f"{hit.title} {hit.text}", sought)]
    bodies = pages.bodies(silent) if silent else {}
    return [_line(replace(hit, text=bodies.get(hit.page_id or 0) or hit.text), sought) for hit in hits]


def _line(hit: Hit, sought: Sequence[str]) -> Line:
    return Line(hit, highlight(hit.title, sought), highlight(excerpt(hit.text, sought), sought))


def promoted(text: str) -> list[Hit]:
    """What editors put on top for these very words (Wagtail's promoted search results). One query."""
    chosen = SearchPromotion.objects.filter(query__query_string=normalise_query_string(text)).select_related("page")
    return [
        Hit(Kind.PAGES, each.page.title, f"/{each.page.url_path.split('/', 2)[2]}", each.description)
        if each.page
        else Hit(Kind.PAGES, each.external_link_text, each.external_link_url, each.description)
        for each in chosen
        if each.external_link_url or (each.page and each.page.live)
    ]


def _near(text: str, exam_types: Sequence[ExamType], known: Sequence[Hit]) -> str:
    """What was meant, perhaps: the name of an exam type, or the words that were typed as titles spell them."""
    if name := suggestion(exam_types, text):
        return name
    vocabulary = sorted({word for hit in known for word in words(hit.title) if len(word) >= LEAST_GUESSED})
    typed = words(text)
    meant = [_closest(word, vocabulary) for word in typed]
    return " ".join(meant) if meant != typed else ""


def _closest(word: str, vocabulary: Sequence[str]) -> str:
    if len(word) < LEAST_GUESSED or word in vocabulary:
        return word
    return next(iter(get_close_matches(word, vocabulary, n=1, cutoff=LIKENESS)), word)
