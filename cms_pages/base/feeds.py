"""RSS 2.0 of a list: the newest pages, with absolute addresses whatever host was asked."""

import unicodedata
from datetime import datetime, time
from typing import Any, Final

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import require_safe

from cms_pages.base.listing import IndexPage
from cms_pages.base.page_cache import kept_for_everybody

MOST_ITEMS: Final = 20


def printable(text: str) -> str:
    """Without the characters that XML can't carry at all; one of them would be an error instead of a feed."""
    return "".join(letter for letter in text if letter in "\t\n" or unicodedata.category(letter) not in {"Cc", "Cs"})


class ListFeed(Feed):
    """The feed of the one page of kind `index`. Three queries."""

    feed_type = Rss201rev2Feed
    language = "id"

    def __init__(self, index: type[IndexPage]) -> None:
        self.index = index

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> IndexPage:
        """Raises what the base class answers with 404."""
        page: IndexPage = self.index.objects.live().get()
        return page

    def title(self, page: IndexPage) -> str:
        return printable(f"{page.title} – {settings.WAGTAIL_SITE_NAME}")

    def description(self, page: IndexPage) -> str:
        return printable(page.intro or page.title)

    def link(self, page: IndexPage) -> str:
        return f"{settings.PUBLIC_BASE_URL}/{page.slug}/"

    def feed_url(self, page: IndexPage) -> str:
        return f"{settings.PUBLIC_BASE_URL}{page.feed_path}"

    def items(self, page: IndexPage) -> list[Any]:
        return list(page.rows().defer_streamfields()[:MOST_ITEMS])

    def item_title(self, item: Any) -> str:
        return printable(item.title)

    def item_description(self, item: Any) -> str:
        return printable(item.intro)

    def item_link(self, item: Any) -> str:
        """From the tree: ``/<home>/berita/<slug>/`` without its first part."""
        return f"{settings.PUBLIC_BASE_URL}/{item.url_path.split('/', 2)[2]}"

    def item_pubdate(self, item: Any) -> datetime:
        return datetime.combine(item.date, time.min, timezone.get_current_timezone())


def feed_view(index: type[IndexPage]) -> Any:
    """The view of a list's feed, kept like the pages themselves."""
    feed = ListFeed(index)

    @kept_for_everybody
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        return feed(request)

    return view
