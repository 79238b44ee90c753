"""Activity reports: the list at ``/laporan-kegiatan/``, its pages with their photos and files."""

from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel
from wagtail.api import APIField
from wagtail.images.models import AbstractImage
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.base.articles import ArticlePage, Attachment
from cms_pages.base.listing import IndexPage


class ActivityReportIndexPage(IndexPage):
    """Once, at ``/laporan-kegiatan/``."""

    template = "activity_reports/index.html"
    subpage_types: ClassVar[list[str]] = ["activity_reports.ActivityReportPage"]

    class Meta:
        verbose_name = "daftar laporan kegiatan"
        verbose_name_plural = "daftar laporan kegiatan"


class ActivityReportPage(ArticlePage):
    """What was done, where and when."""

    place = models.CharField("tempat", max_length=160, help_text="Misalnya: Aula Balai Labkesmas Magelang.")

    content_panels: ClassVar[list[Any]] = [
        *ArticlePage.content_panels,
        FieldRowPanel(
            [
                FieldPanel("date", help_text="Tanggal yang tampil pada halaman; menentukan urutan di daftar."),
                FieldPanel("place"),
            ],
            heading="Waktu dan tempat",
        ),
        FieldPanel("intro"),
        ArticlePage.cover_panel,
        FieldPanel("body", help_text="Susun dari blok. Mulailah dengan teks; pakai judul bagian bila isinya panjang."),
        InlinePanel("pictures", heading="Galeri foto", label="Foto"),
        InlinePanel("files", heading="Berkas", label="Berkas"),
    ]
    search_fields: ClassVar[list[Any]] = [*ArticlePage.search_fields, index.SearchField("place")]
    api_fields: ClassVar[list[Any]] = [*ArticlePage.api_fields, *map(APIField, ("place", "pictures", "files"))]
    template = "activity_reports/report.html"
    parent_page_types: ClassVar[list[str]] = ["activity_reports.ActivityReportIndexPage"]

    class Meta:
        verbose_name = "laporan kegiatan"
        verbose_name_plural = "laporan kegiatan"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.activity_reports import views

        return {**super().get_context(request, *args, **kwargs), **views.report(self)}

    @cached_property
    def gallery(self) -> list["ActivityPicture"]:
        """The photos with their images; one query."""
        return list(self.pictures.select_related("image"))

    def shown_images(self) -> Iterator[AbstractImage]:
        yield from super().shown_images()
        yield from (picture.image for picture in self.gallery)


class ActivityPicture(Orderable):
    """One photo of the gallery. `alt_text` is for those who don't see it, `caption` stands below it for everybody."""

    page = ParentalKey(ActivityReportPage, on_delete=models.CASCADE, related_name="pictures")
    image = models.ForeignKey("wagtailimages.Image", verbose_name="foto", on_delete=models.CASCADE, related_name="+")
    alt_text = models.CharField(
        "teks alternatif", max_length=200, help_text="Apa yang terlihat di foto, untuk orang yang tidak melihatnya."
    )
    caption = models.CharField("keterangan", max_length=200, blank=True)

    panels: ClassVar[list[Any]] = [
        FieldPanel("image", help_text="Foto kegiatan, sebaiknya mendatar."),
        FieldPanel("alt_text", help_text="Apa yang terlihat di foto, untuk orang yang tidak melihatnya."),
        FieldPanel("caption", help_text="Tampil di bawah foto. Boleh kosong."),
    ]
    api_fields: ClassVar[list[Any]] = [*map(APIField, ("image", "alt_text", "caption"))]

    class Meta(Orderable.Meta):
        verbose_name = "foto"
        verbose_name_plural = "foto"


class ActivityFile(Attachment):
    """A file of an activity report."""

    page = ParentalKey(ActivityReportPage, on_delete=models.CASCADE, related_name="files")

    class Meta(Attachment.Meta):
        verbose_name = "berkas"
        verbose_name_plural = "berkas"
