"""The one search backend: Wagtail's database backend behind a filter for what people, and robots, type.

Unfiltered, an unbalanced quote raises on SQLite, NUL on both databases, 2,500 words exhaust the recursion limit and
spaces alone raise on SQLite; every search of the site, the admin and the content API goes through here instead.
"""

import unicodedata
from typing import Any, Final

from wagtail.search.backends import database
from wagtail.search.backends.base import EmptySearchResults
from wagtail.search.query import And, Boost, Fuzzy, Not, Or, Phrase, PlainText, SearchQuery

MAX_LENGTH: Final = 200
MAX_WORDS: Final = 12
# They open a phrase or escape in FTS5 and tsquery; the catalogue has none, so they are read as a space.
QUOTES: Final = "\"'`´“”„‘’‚«»\\"


def limit_query(text: str) -> str:
    """At most 200 characters and 12 words, without control characters. Quotes stay: names have apostrophes."""
    printable = (" " if unicodedata.category(letter)[0] in "CZ" else letter for letter in text[:MAX_LENGTH])
    return " ".join("".join(printable).split()[:MAX_WORDS])


def clean_query(text: str) -> str:
    """What is left to search for: limited, without quotes and without words that have no letter or digit."""
    unquoted = limit_query(text).translate(str.maketrans(QUOTES, " " * len(QUOTES)))
    return " ".join([word for word in unquoted.split() if any(letter.isalnum() for letter in word)][:MAX_WORDS])


def clean(query: Any) -> Any:
    """A query (text or a tree of search queries) without what the databases choke on; None if nothing is left."""
    match query:
        case str():
            return clean_query(query) or None
        case PlainText():
            text = clean_query(query.query_string)
            return PlainText(text, operator=query.operator, boost=query.boost) if text else None
        case Phrase():
            text = clean_query(query.query_string)
            return Phrase(text) if text else None
        case Fuzzy():
            text = clean_query(query.query_string)
            return Fuzzy(text, operator=query.operator, unaccent=query.unaccent) if text else None
        case And() | Or():
            return _joined(query)
        case Not() | Boost():
            inner = clean(query.subquery)
            if inner is None:
                return None
            return Not(inner) if isinstance(query, Not) else Boost(inner, query.boost)
    return query


def _joined(query: SearchQuery) -> SearchQuery | None:
    parts = [part for part in map(clean, query.subqueries[:MAX_WORDS]) if part is not None]
    return type(query)(parts) if parts else None


class NothingFound(EmptySearchResults):
    """No results of a kind: Wagtail's lists ask even an empty one for its model."""

    def __init__(self, model_or_queryset: Any) -> None:
        super().__init__()
        self.model = getattr(model_or_queryset, "model", model_or_queryset)

    def _clone(self) -> "NothingFound":
        return type(self)(self.model)


def SearchBackend(params: dict[str, Any]) -> Any:  # noqa: N802 (the name that Wagtail imports)
    """The database backend of this process's database, with clean queries."""
    backend = database.SearchBackend(params)
    stock = type(backend)

    class CleanSearchBackend(stock):  # type: ignore[misc, valid-type]
        """See the module."""

        def _search(self, query_compiler_class: Any, query: Any, model_or_queryset: Any, **kwargs: Any) -> Any:
            wanted = clean(query)
            if wanted is None:
                return NothingFound(model_or_queryset)
            return super()._search(query_compiler_class, wanted, model_or_queryset, **kwargs)

    return CleanSearchBackend(params)
