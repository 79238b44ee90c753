"""The list as it is made where there is none."""

from wagtail.models import Page

from cms_pages.base.fixed_pages import add_published
from cms_pages.news.models import NewsIndexPage


def make_index(home: Page) -> Page:
    return add_published(
        home,
        NewsIndexPage(
            title="Berita",
            slug="berita",
            intro="Kabar layanan, kegiatan, dan kesehatan masyarakat dari Balai Labkesmas Magelang.",
            search_description="Berita terbaru Balai Labkesmas Magelang.",
        ),
    )
