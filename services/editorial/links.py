"""Every link that an editor has put somewhere, found by the kind of a field or block and not by its name.

So a new block, a new kind of page and a new snippet are covered without a line here: rich text wherever it stands,
choosers of pages and documents, addresses typed as such.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import ForeignKey, Model, URLField
from modelcluster.models import get_all_child_relations
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from services.editorial.enums import LinkKind
from services.editorial.models import LONGEST_ADDRESS

MOST_WORDS: Final = 120
MOST_DIGITS: Final = 15
_SCHEMES: Final = ("http", "https")


@dataclass(frozen=True, slots=True)
class Found:
    """One link. `address` is the number of a page or document, a path of the portal (``/faq/#tanya-3``), an anchor of
    the same page (``#biaya``), or an address outside."""

    kind: LinkKind
    address: str
    field: str
    words: str = ""


class _Anchors(HTMLParser):
    """The attributes and words of the links in a rich text as it is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[dict[str, str], str]] = []
        self._open: dict[str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if tag == "a":
            self._open, self._words = known, []
        elif tag == "embed" and known.get("embedtype") == "media":
            self.found.append(({"href": known.get("url", "")}, ""))

    def handle_data(self, data: str) -> None:
        if self._open is not None:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self._open is not None:
            self.found.append((self._open, " ".join("".join(self._words).split())[:MOST_WORDS]))
            self._open = None


def is_number(text: str) -> bool:
    """Whether this can be the number of a row: digits, and no more of them than SQLite may be asked for."""
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


def own_hosts() -> frozenset[str]:
    """Names under which the portal itself answers."""
    return frozenset({urlsplit(settings.PUBLIC_BASE_URL).hostname or "", *settings.ALLOWED_HOSTS}) - {"", "*"}


def of_address(address: str, field: str, words: str = "") -> Found | None:
    """An address as it was typed; None for what isn't a link to a page of the web, such as ``mailto:``."""
    address = address.strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:  # brackets that hold no IPv6 address, a port that is none
        return Found(LinkKind.OUTSIDE, address[:LONGEST_ADDRESS], field, words)
    if not address or (parts.scheme and parts.scheme not in _SCHEMES):
        return None
    if parts.netloc and host not in own_hosts():
        outside = parts._replace(fragment="", scheme=parts.scheme or "https")
        return Found(LinkKind.OUTSIDE, outside.geturl()[:LONGEST_ADDRESS], field, words)
    if address.startswith("#"):
        return Found(LinkKind.ANCHOR, address[:LONGEST_ADDRESS], field, words) if len(address) > 1 else None
    path = parts._replace(scheme="", netloc="", query="", path=f"/{parts.path.lstrip('/')}").geturl()
    return Found(LinkKind.PATH, path[:LONGEST_ADDRESS], field, words)


def of_html(html: str, field: str) -> Iterator[Found]:
    """The links of a rich text as it is stored."""
    parser = _Anchors()
    with suppress(AssertionError):  # a marked section that nobody can read: what stands before it was found
        parser.feed(html)
    for attributes, words in parser.found:
        kind, number = attributes.get("linktype", ""), attributes.get("id", "")
        if kind in {LinkKind.PAGE.value, LinkKind.DOCUMENT.value} and is_number(number):
            yield Found(LinkKind(kind), number, field, words)
        elif found := of_address(attributes.get("href", ""), field, words):
            yield found


def of_text(text: str, field: str) -> Iterator[Found]:
    """Rich text, or a text that is an address and nothing else."""
    if "<a" in text or "<embed" in text:
        yield from of_html(text, field)
    elif text.startswith(("http://", "https://")) and not any(letter.isspace() for letter in text):
        found = of_address(text, field)
        if found:
            yield found


def _in_block(block: blocks.Block | None, raw: Any, field: str) -> Iterator[Found]:
    """The links of a block in the form in which it is stored; of a kind that isn't known, those in its texts."""
    if isinstance(block, blocks.BaseStreamBlock) and isinstance(raw, list):
        for child in raw:
            yield from _in_block(block.child_blocks.get(child.get("type")), child.get("value"), field)
    elif isinstance(block, blocks.BaseStructBlock) and isinstance(raw, Mapping):
        for name, child in block.child_blocks.items():
            yield from _in_block(child, raw.get(name), field)
    elif isinstance(block, blocks.ListBlock) and isinstance(raw, list):
        for item in raw:
            value = item["value"] if isinstance(item, Mapping) and item.get("type") == "item" else item
            yield from _in_block(block.child_block, value, field)
    elif isinstance(block, BaseTypedTableBlock) and isinstance(raw, Mapping):
        columns = [block.child_blocks.get(column["type"]) for column in raw.get("columns", [])]
        for row in raw.get("rows", []):
            for column, value in zip(columns, row["values"], strict=False):
                yield from _in_block(column, value, field)
    elif isinstance(block, blocks.PageChooserBlock | DocumentChooserBlock):
        kind = LinkKind.PAGE if isinstance(block, blocks.PageChooserBlock) else LinkKind.DOCUMENT
        if raw:
            yield Found(kind, str(raw), field)
    else:
        yield from _in_anything(raw, field)


def _in_anything(raw: Any, field: str) -> Iterator[Found]:
    if isinstance(raw, str):
        yield from of_text(raw, field)
    elif isinstance(raw, Mapping | list):
        for value in raw.values() if isinstance(raw, Mapping) else raw:
            yield from _in_anything(value, field)


def _in_field(field: Any, instance: Model) -> Iterator[Found]:
    label = str(getattr(field, "verbose_name", field.name))
    if isinstance(field, StreamField):
        yield from _in_block(field.stream_block, field.value_from_object(instance).get_prep_value(), label)
    elif isinstance(field, RichTextField):
        yield from of_html(field.value_from_object(instance) or "", label)
    elif isinstance(field, URLField):
        if found := of_address(field.value_from_object(instance) or "", label):
            yield found
    elif isinstance(field, ForeignKey) and not field.remote_field.parent_link:
        target: Any = field.related_model
        number = field.value_from_object(instance)
        if number and issubclass(target, Page):
            yield Found(LinkKind.PAGE, str(number), label)
        elif number and issubclass(target, get_document_model()):
            yield Found(LinkKind.DOCUMENT, str(number), label)


def links_of(instance: Model, *, parent: type[Model] | None = None) -> Iterator[Found]:
    """All links in the fields of a page, snippet or setting, and in what hangs on it (`parent`: what it hangs on)."""
    for field in instance._meta.concrete_fields:
        # What every page has of Wagtail's (alias, locale, revisions) are no links; nor is the way back to a parent.
        is_wagtails = field.model is Page
        above: Any = field.related_model
        is_back = parent is not None and above is not None and issubclass(parent, above)
        if not is_wagtails and not is_back:
            yield from _in_field(field, instance)
    for relation in get_all_child_relations(type(instance)):
        if relation.related_model.__module__.startswith("wagtail."):
            continue
        for child in getattr(instance, relation.get_accessor_name()).all():
            yield from links_of(child, parent=type(instance))
