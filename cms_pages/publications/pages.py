"""The list as it is made where there is none."""

from wagtail.models import Page

from cms_pages.base.fixed_pages import add_published
from cms_pages.publications.models import PublicationIndexPage


def make_index(home: Page) -> Page:
    return add_published(
        home,
        PublicationIndexPage(
            title="Publikasi",
            slug="publikasi",
            intro="Laporan, standar pelayanan, pedoman, dan buletin yang dapat diunduh siapa saja.",
            search_description="Laporan, pedoman, dan buletin Balai Labkesmas Magelang untuk diunduh.",
        ),
    )
