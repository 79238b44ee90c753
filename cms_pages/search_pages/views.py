"""/cari/ and its suggestions. Nothing here remembers what was searched for."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms_pages.base.search_backend import clean_query, limit_query
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.queries import Line, lines, search
from cms_pages.search_pages.suggestions import suggestions

PER_PAGE: Final = 20
# Of each kind, where all of them are shown together.
PER_KIND: Final = 5
# A browser asks again for what it asked for a moment ago, with every letter that is taken back.
SUGGESTED_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Section:
    """The results of one kind as far as they are shown; `url` leads to all of them, '' where these are all."""

    kind: Kind
    count: int
    lines: list[Line]
    url: str


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to narrow the results."""

    label: str
    count: int
    url: str
    current: bool


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """/cari/?q=…&jenis=…&hal=…: whatever stands there, an answer."""
    typed = limit_query(request.GET.get("q", ""))
    text = clean_query(typed)
    context: dict[str, Any] = {"typed": typed, "text": text, "crumbs": [{"title": "Cari", "url": ""}]}
    return render(request, "search_pages/results.html", context | (_found(request, text) if text else {}))


def _found(request: HttpRequest, text: str) -> dict[str, Any]:
    found = search(text)
    by_kind = found.by_kind
    asked = request.GET.get("jenis", "")
    kind = Kind(asked) if asked in by_kind else None
    page_obj = Paginator(by_kind[kind], PER_PAGE).get_page(request.GET.get("hal")) if kind else None
    shown = {kind: list(page_obj)} if kind and page_obj else {each: those[:PER_KIND] for each, those in by_kind.items()}
    drawn = lines([*found.promoted, *(hit for those in shown.values() for hit in those)], text)
    promoted, drawn = drawn[: len(found.promoted)], drawn[len(found.promoted) :]
    sections = []
    for each, those in shown.items():
        here, drawn = drawn[: len(those)], drawn[len(those) :]
        more = "" if page_obj or len(here) == len(by_kind[each]) else _url(text, each)
        sections.append(Section(each, len(by_kind[each]), here, more))
    return {
        "total": found.total,
        "promoted": [] if page_obj else promoted,
        "sections": sections,
        "tabs": _tabs(text, {each: len(those) for each, those in by_kind.items()}, kind),
        "kind": kind,
        "page_obj": page_obj,
        "query": urlencode({"q": text, "jenis": kind.value}) if kind else "",
        "near": found.near,
        "near_url": _url(found.near),
        "has_examples": any(line.hit.shows_example for each in sections for line in each.lines),
    }


def _url(text: str, kind: Kind | None = None) -> str:
    return f"?{urlencode({'q': text} | ({'jenis': kind.value} if kind else {}))}"


def _tabs(text: str, counts: dict[Kind, int], chosen: Kind | None) -> list[Tab]:
    if len(counts) < 2:
        return []
    tabs = [Tab(str(kind.label), count, _url(text, kind), kind is chosen) for kind, count in counts.items()]
    return [Tab("Semua", sum(counts.values()), _url(text), chosen is None), *tabs]


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """/cari/saran/?q=…: ``{"suggestions": [{"title", "kind", "note", "url"}, …]}``, at most eight."""
    response = JsonResponse({"suggestions": suggestions(clean_query(request.GET.get("q", "")))})
    response.headers["Cache-Control"] = f"public, max-age={SUGGESTED_SECONDS}"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
