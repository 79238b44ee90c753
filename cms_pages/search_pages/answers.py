"""Answers to questions, and information on file, by what people type. One query each; there are dozens."""

from collections.abc import Sequence
from html import unescape

from django.utils.html import strip_tags

from cms_pages.base.addresses import open_links
from cms_pages.information.enums import PpidCategory
from cms_pages.information.models import FaqEntry, PublicInformation
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.hits import Hit
from cms_pages.search_pages.words import count_found


def questions() -> list[Hit]:
    """All questions that the public sees."""
    return [
        Hit(Kind.FAQ, entry.question, entry.url, unescape(strip_tags(entry.answer.replace("<", " <"))))
        for entry in FaqEntry.objects.filter(active=True)
    ]


def on_file() -> list[Hit]:
    """The public information that isn't excluded, each as its file, its link, or its place in the list."""
    addresses = open_links()
    listed = addresses.get("information", "")
    entries = PublicInformation.objects.exclude(category=PpidCategory.EXCLUDED).select_related("document", "page")
    return [
        Hit(
            Kind.PUBLICATIONS,
            entry.title,
            entry.href(addresses) or f"{listed}?kategori={entry.category}",
            entry.summary,
            f"{entry.get_category_display()}, {entry.year}",
        )
        for entry in entries
    ]


def search(known: Sequence[Hit], sought: Sequence[str]) -> list[Hit]:
    """Those in which every root is found, those with the most of them in the title first."""
    found = [hit for hit in known if sought and count_found(f"{hit.title} {hit.text}", sought) == len(sought)]
    return sorted(found, key=lambda hit: -count_found(hit.title, sought))
