"""The list as it is made where there is none."""

from wagtail.models import Page

from cms_pages.activity_reports.models import ActivityReportIndexPage
from cms_pages.base.fixed_pages import add_published


def make_index(home: Page) -> Page:
    return add_published(
        home,
        ActivityReportIndexPage(
            title="Laporan kegiatan",
            slug="laporan-kegiatan",
            intro="Kegiatan kami bersama masyarakat, puskesmas, dan pemerintah daerah, dengan foto dan berkasnya.",
            search_description="Laporan kegiatan Balai Labkesmas Magelang, dengan foto dan berkasnya.",
        ),
    )
