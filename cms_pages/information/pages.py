"""The information pages that have to be there."""

from wagtail.models import Page

from cms_pages.base.fixed_pages import add_published
from cms_pages.information import texts
from cms_pages.information.models import PrivacyPage, StandardPage


def make_privacy(home: Page) -> Page:
    return add_published(
        home,
        PrivacyPage(
            title="Perlindungan Data Pribadi",
            slug="perlindungan-data-pribadi",
            search_description="Data pribadi apa yang disimpan Portal Labkesmas, untuk apa, dan berapa lama.",
            intro=texts.PRIVACY_INTRO,
            body=texts.PRIVACY,
            consent_version=texts.PRIVACY_VERSION,
        ),
    )


def make_accessibility(home: Page) -> Page:
    return add_published(
        home,
        StandardPage(
            title="Aksesibilitas",
            slug="aksesibilitas",
            search_description="Cara Portal Labkesmas dibuat agar dapat dipakai semua orang.",
            intro=texts.ACCESSIBILITY_INTRO,
            body=texts.ACCESSIBILITY,
        ),
    )


def make_information(home: Page) -> Page:
    return add_published(
        home,
        StandardPage(
            title="Informasi Publik",
            slug="informasi-publik",
            search_description="Informasi publik Balai Labkesmas Magelang dan cara memintanya.",
            intro=texts.INFORMATION_INTRO,
            body=texts.INFORMATION,
        ),
    )
