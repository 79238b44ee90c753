import pytest
from wagtail.models import Page

from cms_pages.base.fixed_pages import add_published, create_missing
from cms_pages.home.models import HomePage
from cms_pages.information.enums import FaqCategory, PpidCategory
from cms_pages.information.models import FaqEntry, PublicInformation, StandardPage
from tests.cms_pages.catalogue.factories import make_category, make_exam


def make_page(title: str, intro: str = "", body: str = "") -> Page:
    """An ordinary page below the home page, live."""
    slug = "-".join(title.casefold().split())
    blocks = [{"type": "text", "value": f"<p>{body}</p>"}] if body else []
    return add_published(HomePage.objects.get(), StandardPage(title=title, slug=slug, intro=intro, body=blocks))


@pytest.fixture
def content(db: None) -> None:
    """Three exam types, three pages, a question and a piece of public information, beside the fixed pages."""
    create_missing()
    blood = make_category()
    make_exam(blood, "Kolesterol", 30_000, code="KD-003", other_names="lemak darah")
    make_exam(blood, "Kolesterol HDL", 45_000, code="KD-004")
    make_exam(blood, "Asam Urat", 25_000, code="KD-001")
    make_page("Cara mendaftar", "Langkah pendaftaran pasien.", "Bawa kartu identitas dan surat rujukan dokter.")
    make_page("Sejarah laboratorium", "Berdiri sejak 1979.", "Dahulu kami memeriksa kolesterol dengan tangan.")
    make_page("Peta lokasi", "Jalan menuju kami.")
    FaqEntry.objects.create(
        question="Kapan hasil kolesterol keluar?", answer="<p>Tiga hari kerja.</p>", category=FaqCategory.RESULT
    )
    PublicInformation.objects.create(
        title="Laporan kinerja tahunan", category=PpidCategory.PERIODIC, year=2025, unit="Tata usaha"
    )
