"""Which fields of a page an answer has: the `fields` parameter of Wagtail's content API, for our kinds of page.

`*` is all of them, `_` none, `-name` takes one away. A name that another kind of page has is left out without a word,
since a list may have pages of many kinds; `id` and `type` are always there. Nested fields (`parent(id)`) are not: an
image or a linked page is short, and always whole.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from wagtail.models import Page, get_page_models

from cms_pages.content_api.serializers import ALWAYS, BODY_FIELDS, LISTED, META_FIELDS, is_stream, own_fields


@cache
def page_types() -> dict[str, Any]:
    """Our kinds of page by their name, ``catalogue.ExamTypePage``."""
    return {model._meta.label: model for model in sorted(get_page_models(), key=_label) if model is not Page}


def _label(model: type[Page]) -> str:
    return str(model._meta.label)


@cache
def field_names(model: Any, *, listed: bool) -> tuple[str, ...]:
    """All fields of a kind of page, as they are on its own address or in a list."""
    own = [each.name for each in own_fields(model) if not (listed and is_stream(model, each.name))]
    names = (*BODY_FIELDS, *META_FIELDS, *own)
    return tuple(dict.fromkeys(name for name in names if not (listed and name == "parent")))


@cache
def choices() -> tuple[str, ...]:
    """Everything that `fields` may name."""
    names = dict.fromkeys(name for model in (Page, *page_types().values()) for name in field_names(model, listed=False))
    return ("*", "_", *names, *(f"-{name}" for name in names))


def chosen(model: Any, asked: Iterable[str], *, listed: bool) -> Sequence[str]:
    """The fields of an answer about `model`, in their order."""
    every = field_names(model, listed=listed)
    wanted: set[str] = set(LISTED if listed else every)
    for word in asked:
        if word == "*":
            wanted = set(every)
        elif word == "_":
            wanted = set()
        elif word.startswith("-"):
            wanted.discard(word[1:])
        else:
            wanted.add(word)
    wanted |= set(ALWAYS)
    return tuple(name for name in every if name in wanted)


def to_join(model: type[Page], names: Sequence[str]) -> list[str]:
    """Foreign keys among these fields: what a list reads along with its pages."""
    fields: list[Any] = [field for field in model._meta.get_fields() if field.name in names]
    return [field.name for field in fields if field.many_to_one and not field.auto_created]
