"""Do links within the portal lead somewhere? Looked up in the database and the address table; nothing is asked over
the network."""

import logging
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import SuspiciousOperation
from django.core.files.storage import default_storage
from django.http import HttpRequest
from django.urls import Resolver404, ResolverMatch, resolve
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.models import Page, Site

from cms_pages.base.lookup import page_below
from cms_pages.base.tree import path_of
from services.editorial.enums import LinkKind, LinkState
from services.editorial.links import is_number
from services.editorial.outside import Verdict

logger = logging.getLogger(__name__)

OK: Final = Verdict(LinkState.OK)
NO_PAGE: Final = Verdict(LinkState.BROKEN, "Halaman sudah dihapus")
NOT_LIVE: Final = Verdict(LinkState.BROKEN, "Halaman tidak terbit")
NO_DOCUMENT: Final = Verdict(LinkState.BROKEN, "Berkas sudah dihapus")
NO_FILE: Final = Verdict(LinkState.BROKEN, "Isi berkas hilang dari penyimpanan")
NO_ADDRESS: Final = Verdict(LinkState.BROKEN, "Tidak ada halaman di alamat ini")
NO_ANCHOR: Final = Verdict(LinkState.BROKEN, "Bagian itu tidak ada di halamannya")


class _Ids(HTMLParser):
    """What a link may jump to in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        self.found |= {value for value in (known.get("id"), known.get("name") if tag == "a" else None) if value}


class Inside:
    """One round of looking: what was found out once isn't asked again."""

    def __init__(self) -> None:
        self._pages: dict[int, bool] = {}
        self._anchors: dict[int, set[str] | None] = {}

    def prepare(self, page_ids: Iterable[str]) -> None:
        """Look up all of these pages in one query."""
        ids = [int(each) for each in page_ids if is_number(each)]
        self._pages.update(Page.objects.filter(pk__in=ids).values_list("pk", "live"))

    def verdict(self, kind: LinkKind, address: str) -> Verdict:
        """What is at `address`; of an anchor it is ``<number of the page>#<anchor>``."""
        try:
            return self._looked_up(kind, address)
        except (ValueError, SuspiciousOperation):  # a way out of the folder of pictures
            return NO_ADDRESS

    def _looked_up(self, kind: LinkKind, address: str) -> Verdict:
        if kind == LinkKind.PAGE:
            return self._page(address)
        if kind == LinkKind.DOCUMENT:
            return _document(address)
        if kind == LinkKind.ANCHOR:
            number, _, anchor = address.partition("#")
            return self._anchor(Page.objects.filter(pk=number).first(), anchor)
        return self._path(address)

    def _page(self, number: str) -> Verdict:
        live = self._pages.get(int(number)) if is_number(number) else None
        return NO_PAGE if live is None else OK if live else NOT_LIVE

    def _anchor(self, page: Page | None, anchor: str) -> Verdict:
        if page is None:
            return NO_PAGE
        if page.pk not in self._anchors:
            self._anchors[page.pk] = _anchors_of(page)
        there = self._anchors[page.pk]
        return OK if there is None or unquote(anchor) in there or anchor in there else NO_ANCHOR

    def _path(self, address: str) -> Verdict:
        parts = urlsplit(address)
        path = unquote(parts.path)
        if "\0" in path:  # which PostgreSQL takes for no text at all
            return NO_ADDRESS
        match = _match(path) or _match(f"{path}/")
        if match is None:
            return _redirected(path)
        if match.url_name == "wagtaildocs_serve":
            return _document(match.args[0])
        if match.url_name == "public_media":
            return OK if default_storage.exists(match.kwargs["path"]) else NO_FILE
        if match.url_name != "wagtail_serve":
            return OK
        slugs = [part for part in path.split("/") if part]
        home = Site.objects.select_related("root_page").get(is_default_site=True).root_page
        page = page_below(home, slugs) if slugs else home
        if page is None or not page.live:
            redirected = _redirected(path)
            return redirected if redirected is OK or page is None else NOT_LIVE
        return self._anchor(page, parts.fragment) if parts.fragment else OK


def _match(path: str) -> ResolverMatch | None:
    try:
        return resolve(path)
    except Resolver404:
        return None


def _document(number: str) -> Verdict:
    document = get_document_model().objects.filter(pk=number).first() if is_number(number) else None
    if document is None:
        return NO_DOCUMENT
    return OK if document.file.storage.exists(document.file.name) else NO_FILE


def _redirected(path: str) -> Verdict:
    return OK if Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists() else NO_ADDRESS


def _anchors_of(page: Page) -> set[str] | None:
    """What a link may jump to in a page as a stranger reads it; None where it can't be drawn."""
    request = HttpRequest()
    here = urlsplit(settings.PUBLIC_BASE_URL)
    request.method, request.path = "GET", path_of(page.url_path)
    request.path_info = request.path
    request.user = AnonymousUser()
    request.META |= {"SERVER_NAME": here.hostname or "localhost", "SERVER_PORT": str(here.port or 443)}
    try:
        response: Any = page.specific.serve(request)
        text = (response.render() if hasattr(response, "render") else response).content.decode()
    except Exception:
        # A page that is broken in itself is found by its readers; here it says nothing of the links to it.
        logger.exception("a page can't be drawn for the check of links", extra={"page": page.pk})
        return None
    parser = _Ids()
    parser.feed(text)
    return parser.found
