"""The information pages that have to be there."""

from typing import Final

from wagtail.models import Page

from cms_pages.base.fixed_pages import add_published
from cms_pages.information import texts
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import (
    FaqPage,
    InformationPage,
    MaklumatPage,
    PrivacyPage,
    ServiceStandardIndexPage,
    Shortcut,
    StandardPage,
)

# What the home page starts with under *Tautan Penting*.
OUTSIDE: Final = (
    ("Kementerian Kesehatan RI", "https://kemkes.go.id/"),
    ("SATUSEHAT", "https://satusehat.kemkes.go.id/"),
    ("SP4N-LAPOR!", "https://www.lapor.go.id/"),
    ("PPID Kemenkes", "https://ppid.kemkes.go.id/"),
)


def make_shortcuts() -> None:
    """The first shortcuts, where nobody has made any."""
    if not Shortcut.objects.exists():
        Shortcut.objects.bulk_create(
            Shortcut(title=title, url=url, place=ShortcutPlace.EXTERNAL, sort_order=place)
            for place, (title, url) in enumerate(OUTSIDE)
        )


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
        InformationPage(
            title="Informasi Publik",
            slug="informasi-publik",
            search_description="Informasi publik Balai Labkesmas Magelang dan cara memintanya.",
            intro=texts.INFORMATION_INTRO,
            body=texts.INFORMATION,
        ),
    )


def make_faq(home: Page) -> Page:
    return add_published(
        home,
        FaqPage(
            title="Pertanyaan umum (FAQ)",
            slug="faq",
            search_description="Jawaban atas pertanyaan yang sering diajukan kepada Balai Labkesmas Magelang.",
            intro=texts.FAQ_INTRO,
        ),
    )


def make_standards(home: Page) -> Page:
    return add_published(
        home,
        ServiceStandardIndexPage(
            title="Standar Pelayanan",
            slug="standar-pelayanan",
            search_description="Standar pelayanan Balai Labkesmas Magelang: syarat, waktu, biaya, dan jaminannya.",
            intro=texts.STANDARDS_INTRO,
        ),
    )


def make_maklumat(home: Page) -> Page:
    return add_published(
        home,
        MaklumatPage(
            title="Maklumat Pelayanan",
            slug="maklumat-pelayanan",
            search_description="Janji Balai Labkesmas Magelang kepada masyarakat yang dilayaninya.",
            text=texts.MAKLUMAT,
        ),
    )
