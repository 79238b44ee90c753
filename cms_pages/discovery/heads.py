"""What the head of a page says of it to those who link to it, show it or list it. No query (an alias costs one)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from cms_pages.base.models import BasePage, SiteSettings
from cms_pages.base.tree import ADDRESS_DEPTH, HOME_DEPTH
from cms_pages.catalogue.models import ExamTypePage
from cms_pages.discovery import structured
from cms_pages.discovery.addresses import absolute, page_path, service_labels
from cms_pages.discovery.share import Poster, headline, poster, service_poster
from cms_pages.information.models import FaqPage

ARTICLE_APPS: Final = frozenset({"news", "publications", "activity_reports"})
NEWS_APP: Final = "news"
# Fields that say in a sentence what a page is about, the first that has something.
SUMMARY_FIELDS: Final = ("search_description", "intro", "summary", "description", "welcome_text")
DESCRIPTION_LENGTH: Final = 200
MOST_DIGITS: Final = 4


@dataclass(frozen=True, slots=True)
class Head:
    """For components/head_meta.html. Addresses are absolute."""

    url: str
    title: str
    description: str
    picture: str
    data: SafeString
    is_article: bool = False
    published: datetime | None = None
    changed: datetime | None = None


def of_page(page: BasePage, request: HttpRequest | None, site: SiteSettings, context: Mapping[str, Any]) -> Head | None:
    """None for a page that has no address yet (a first draft in its preview)."""
    original = page.alias_of if page.alias_of_id else page
    if not original.url_path:
        return None
    path = page_path(original.url_path)
    url = absolute(path)
    picture = absolute(poster(page, site).path)
    is_article = page.depth > ADDRESS_DEPTH and page._meta.app_label in ARTICLE_APPS
    published = page.first_published_at if is_article else None
    nodes = [structured.organization(site)]
    if page.depth == HOME_DEPTH:
        nodes.append(structured.website(site))
    if way := structured.breadcrumbs(context.get("crumbs") or (), path):
        nodes.append(way)
    if is_article and page._meta.app_label == NEWS_APP:
        nodes.append(
            structured.article(page, url=url, image=picture, description=description(page), published=published)
        )
    if isinstance(page, ExamTypePage):
        nodes.append(structured.medical_test(page, url=url))
    if isinstance(page, FaqPage) and (answers := structured.faq(context.get("groups") or (), url=url)):
        nodes.append(answers)
    return Head(
        url=url + _page_number(request),
        title=headline(page),
        description=description(page),
        picture=picture,
        data=structured.script(nodes),
        is_article=is_article,
        published=published,
        changed=page.last_published_at if is_article else None,
    )


def of_service(request: HttpRequest, site: SiteSettings) -> Head | None:
    """For a door of an app that is worth finding; None for every other address: it may hold a number or a token."""
    label = service_labels().get(request.path)
    if label is None:
        return None
    picture: Poster = service_poster(label, site)
    return Head(
        url=absolute(request.path),
        title=label,
        description="",
        picture=absolute(picture.path),
        data=structured.script([structured.organization(site)]),
    )


def description(page: BasePage) -> str:
    """One or two sentences in plain text, 200 letters at most; '' where nobody wrote any."""
    texts = (" ".join(strip_tags(str(getattr(page, field, "") or "")).split()) for field in SUMMARY_FIELDS)
    text = next(filter(None, texts), "")
    return text if len(text) <= DESCRIPTION_LENGTH else text[:DESCRIPTION_LENGTH].rsplit(" ", 1)[0] + " …"


def _page_number(request: HttpRequest | None) -> str:
    """The second page of a list is a page of its own; everything else of the query string is the same page."""
    number = request.GET.get("hal", "") if request else ""
    plain = number.isascii() and number.isdigit() and len(number) <= MOST_DIGITS
    return f"?hal={int(number)}" if plain and int(number) > 1 else ""
