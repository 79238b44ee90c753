"""Publications: the list at ``/publikasi/``, its pages and their files."""

from typing import Any, ClassVar, Final

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Prefetch
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.api import APIField
from wagtail.search import index

from cms_pages.base.articles import ArticlePage, Attachment
from cms_pages.base.listing import IndexPage
from cms_pages.publications.enums import PublicationType

OLDEST_YEAR: Final = 1945
LATEST_YEAR: Final = 2200


def this_year() -> int:
    return timezone.localdate().year


class PublicationIndexPage(IndexPage):
    """Once, at ``/publikasi/``."""

    template = "publications/index.html"
    subpage_types: ClassVar[list[str]] = ["publications.PublicationPage"]

    class Meta:
        verbose_name = "daftar publikasi"
        verbose_name_plural = "daftar publikasi"

    def listed(self, request: HttpRequest) -> dict[str, Any]:
        from cms_pages.publications import views

        return views.publications(request, self)


class PublicationPage(ArticlePage):
    """One publication. `year` is the year that it is about or of; `date` the day on which it came out here."""

    publication_type = models.CharField("jenis", max_length=20, choices=PublicationType.choices, db_index=True)
    year = models.PositiveSmallIntegerField(
        "tahun",
        default=this_year,
        db_index=True,
        validators=[MinValueValidator(OLDEST_YEAR), MaxValueValidator(LATEST_YEAR)],
        help_text="Tahun isi publikasi, misalnya 2025 untuk laporan tahun 2025.",
    )

    content_panels: ClassVar[list[Any]] = [
        *ArticlePage.content_panels,
        FieldRowPanel(
            [
                FieldPanel("publication_type", help_text="Pengunjung dapat menyaring daftar menurut jenis ini."),
                FieldPanel("year"),
                FieldPanel("date", help_text="Tanggal yang tampil pada halaman; menentukan urutan di daftar."),
            ],
            heading="Jenis dan waktu",
        ),
        FieldPanel("intro"),
        ArticlePage.cover_panel,
        FieldPanel("body", help_text="Susun dari blok. Mulailah dengan teks; pakai judul bagian bila isinya panjang."),
        InlinePanel("files", heading="Berkas", label="Berkas"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *ArticlePage.search_fields,
        index.FilterField("publication_type"),
        index.FilterField("year"),
        index.RelatedFields("files", [index.SearchField("title"), index.SearchField("document_title")]),
    ]
    api_fields: ClassVar[list[Any]] = [*ArticlePage.api_fields, *map(APIField, ("publication_type", "year", "files"))]
    template = "publications/publication.html"
    parent_page_types: ClassVar[list[str]] = ["publications.PublicationIndexPage"]

    class Meta:
        verbose_name = "publikasi"
        verbose_name_plural = "publikasi"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.publications import views

        return {**super().get_context(request, *args, **kwargs), **views.publication(self)}


class PublicationFile(Attachment):
    """A file of a publication."""

    page = ParentalKey(PublicationPage, on_delete=models.CASCADE, related_name="files")

    class Meta(Attachment.Meta):
        verbose_name = "berkas"
        verbose_name_plural = "berkas"

    @classmethod
    def with_documents(cls) -> Prefetch:
        """For lists: files and documents of many publications in one query."""
        return Prefetch("files", queryset=cls.objects.select_related("document"))

    @property
    def document_title(self) -> str:
        """For the search."""
        return str(self.document.title)
