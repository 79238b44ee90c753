"""Something at every address of /api/v2/."""

from dataclasses import dataclass
from typing import Any

from django.core.files.base import ContentFile
from django.utils.text import slugify
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from cms_pages.base import fixed_pages
from cms_pages.base.page_cache import generation
from cms_pages.catalogue.models import ExamTypePage
from cms_pages.information.enums import FaqCategory, PpidCategory
from cms_pages.information.models import FaqEntry, PublicInformation, StandardPage
from tests.cms_pages.catalogue.factories import make_category, make_exam


@dataclass(frozen=True)
class Content:
    """One of each."""

    exam: ExamTypePage
    page: StandardPage
    image: Any
    document: Any

    def number_at(self, path: str) -> int:
        """The number of what an address below ``/api/`` is about."""
        kinds = {"exam-types": self.exam, "pages": self.page, "images": self.image, "documents": self.document}
        return next(int(one.pk) for kind, one in kinds.items() if kind in path)


def make_image(title: str = "Laboratorium") -> Any:
    """640 by 480."""
    return get_image_model().objects.create(title=title, file=get_test_image_file())


def make_document(title: str = "Laporan") -> Any:
    return get_document_model().objects.create(title=title, file=ContentFile(b"%PDF-1.4", "laporan.pdf"))


def make_page(image: Any, document: Any, title: str = "Profil") -> StandardPage:
    """An ordinary page with blocks that name other things, below *Informasi Publik*."""
    from cms_pages.home.models import HomePage

    parent = HomePage.objects.get()
    body = [
        {"type": "heading", "value": "Siapa kami"},
        {
            "type": "text",
            "value": f'<p><a linktype="page" id="{parent.pk}">Beranda</a>, '
            f'<a linktype="document" id="{document.pk}">laporan</a></p>',
        },
        {
            "type": "figure",
            "value": {
                "image": {"image": image.pk, "alt_text": "Petugas", "decorative": False},
                "caption": "Di laboratorium",
            },
        },
    ]
    page = StandardPage(title=title, slug=slugify(title), intro="Tentang kami.", body=body)
    return fixed_pages.add_published(parent, page)


def make_content() -> Content:
    """All of it, published."""
    generation.read()  # the first one ever makes it
    exam = make_exam(make_category())
    image, document = make_image(), make_document()
    FaqEntry.objects.create(question="Berapa lama?", answer="<p>Tiga hari.</p>", category=FaqCategory.RESULT)
    PublicInformation.objects.create(
        title="Laporan kinerja", category=PpidCategory.PERIODIC, year=2025, unit="Tata usaha", document=document
    )
    return Content(exam=exam, page=make_page(image, document), image=image, document=document)
