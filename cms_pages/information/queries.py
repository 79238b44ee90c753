"""What other parts of the portal ask of the information pages."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from django.db.models import Case, Count, Q, QuerySet, Value, When
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from cms_pages.base.addresses import open_links
from cms_pages.base.search_backend import clean_query
from cms_pages.information.enums import FaqCategory, PpidCategory, ShortcutPlace
from cms_pages.information.models import FaqEntry, PrivacyPage, PublicInformation, Shortcut
from cms_pages.information.rich_text import expand_all


class ConsentTextMissing(LookupError):
    """No privacy page is published: nobody can be asked to consent. `manage.py create_pages` makes it."""


class Consent(NamedTuple):
    """The version of the text that a person agrees to now, and where it can be read."""

    version: str
    url: str


def current_consent() -> Consent:
    """The published text on personal data. One query. Raises ConsentTextMissing."""
    found = PrivacyPage.objects.live().values_list("consent_version", "slug").first()
    if found is None:
        raise ConsentTextMissing("The page 'Perlindungan Data Pribadi' is not published; run `manage.py create_pages`.")
    version, slug = found
    return Consent(version, f"/{slug}/")


@dataclass(frozen=True, slots=True)
class Faq:
    """An active question; ``answer`` is HTML to show."""

    pk: int
    question: str
    answer: SafeString


@dataclass(frozen=True, slots=True)
class FaqGroup:
    """A category that has questions; ``slug`` is its anchor on /faq/."""

    slug: str
    label: str
    entries: tuple[Faq, ...]


_FAQ_ORDER: Final = {category: place for place, category in enumerate(FaqCategory.values)}


def faq_by_category(text: str = "") -> list[FaqGroup]:
    """Active questions by category, in the editors' order; with ``text`` those that have all of its words.

    One query, and one each for the pages and the documents that the answers link to.
    """
    words = clean_query(text).casefold().split()
    rows = [
        row
        for row in FaqEntry.objects.filter(active=True).values("pk", "question", "answer", "category")
        if _has_words(words, f"{row['question']} {strip_tags(row['answer'])}")
    ]
    rows.sort(key=lambda row: _FAQ_ORDER[row["category"]])  # stable: the editors' order stays within
    answers = expand_all([row["answer"] for row in rows])
    faqs = [
        (row["category"], Faq(row["pk"], row["question"], answer)) for row, answer in zip(rows, answers, strict=True)
    ]
    return [
        FaqGroup(category, str(FaqCategory(category).label), tuple(faq for _, faq in group))
        for category, group in groupby(faqs, key=lambda pair: pair[0])
    ]


def _has_words(words: list[str], text: str) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


@dataclass(frozen=True, slots=True)
class ShortcutLink:
    """A shortcut that leads somewhere. ``host`` is empty inside the portal; ``icon`` is an image or None."""

    pk: int
    title: str
    href: str
    host: str
    icon: Any


def shortcuts(place: ShortcutPlace) -> list[ShortcutLink]:
    """Those of one place, in the editors' order, without those whose target is gone. Two queries, one without icons."""
    addresses = open_links()
    found = Shortcut.objects.filter(place=place).select_related("page", "icon").prefetch_related("icon__renditions")
    links = ((shortcut, shortcut.href(addresses)) for shortcut in found)
    return [
        ShortcutLink(
            shortcut.pk, shortcut.title, href, urlsplit(shortcut.url).netloc.removeprefix("www."), shortcut.icon
        )
        for shortcut, href in links
        if href
    ]


def public_information(
    *, category: PpidCategory | None = None, year: int | None = None, text: str = ""
) -> QuerySet[PublicInformation]:
    """The list as asked for, by category in the law's order, newest first; with what each row links to."""
    found = PublicInformation.objects.select_related("document", "page")
    if category is not None:
        found = found.filter(category=category)
    if year is not None:
        found = found.filter(year=year)
    for word in clean_query(text).split():
        found = found.filter(Q(title__icontains=word) | Q(summary__icontains=word) | Q(unit__icontains=word))
    return found.order_by(_law_order(), "-year", "title", "pk")


def _law_order() -> Case:
    return Case(*(When(category=value, then=Value(place)) for place, value in enumerate(PpidCategory.values)))


def information_counts() -> list[tuple[str, int, int]]:
    """Category, year and how many entries they have, for the choices of the filter. One query."""
    counted = PublicInformation.objects.order_by().values_list("category", "year").annotate(count=Count("pk"))
    return list(counted)
