"""What other parts of the portal ask of the news."""

from cms_pages.base.listing import with_thumbnails
from cms_pages.news.models import NewsPage


def latest(count: int) -> list[NewsPage]:
    """The newest live pages with their covers, for templates/news/_latest.html. At most three queries."""
    return list(with_thumbnails(NewsPage.objects.live().order_by("-date", "-pk"))[:count])
