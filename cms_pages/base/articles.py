"""What news, publications and activity reports have in common: a date, a cover that may be missing, a text, files."""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.fields import CharField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.base import documents, listing
from cms_pages.base.blocks import BodyBlock
from cms_pages.base.links import links_of
from cms_pages.base.models import BasePage
from cms_pages.base.page_forms import ArticleForm
from cms_pages.base.pictures.showing import images_of, read_renditions
from cms_pages.base.pictures.uses import COVER, FIGURE, FULL, GALLERY

# The feed of the list lies at this address below it.
FEED_SLUG: Final = "rss"
FEED_SLUG_TEXT: Final = "Alamat “rss” dipakai oleh umpan berita. Pilih alamat lain."


class ArticlePage(BasePage):
    """One piece of a list (listing.IndexPage), which shows title, date, intro and cover."""

    date = models.DateField("tanggal", default=timezone.localdate, db_index=True)
    intro = models.TextField(
        "pengantar", max_length=400, blank=True, help_text="Satu atau dua kalimat; tampil juga di daftar."
    )
    cover = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="sampul",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Boleh kosong. Sebaiknya foto mendatar selebar 1.200 piksel.",
    )
    cover_alt = models.CharField(
        "teks alternatif sampul",
        max_length=200,
        blank=True,
        help_text="Apa yang terlihat, untuk orang yang tidak melihatnya. Kosong: deskripsi gambar di pustaka.",
    )
    cover_is_decoration = models.BooleanField(
        "sampul hanya hiasan", default=False, help_text="Gambar tanpa keterangan apa pun, dilewati pembaca layar."
    )
    cover_caption = models.CharField("keterangan sampul", max_length=200, blank=True)
    body = StreamField(BodyBlock(required=False), verbose_name="isi", blank=True)

    subpage_types: ClassVar[list[str]] = []
    shown_with = (*BasePage.shown_with, "cover")
    cover_panel: ClassVar[Any] = MultiFieldPanel(
        [
            FieldPanel("cover"),
            FieldPanel("cover_alt"),
            FieldPanel("cover_is_decoration"),
            FieldPanel("cover_caption", help_text="Tampil di bawah sampul, misalnya sumber foto. Boleh kosong."),
        ],
        heading="Sampul",
    )
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]
    api_fields: ClassVar[list[Any]] = [
        *BasePage.api_fields,
        *map(APIField, ("date", "intro", "cover", "cover_caption", "body")),
        APIField("cover_alt", serializer=CharField(source="cover_description", read_only=True)),
    ]
    base_form_class = ArticleForm

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.slug == FEED_SLUG:
            raise ValidationError({"slug": FEED_SLUG_TEXT})

    @property
    def cover_description(self) -> str:
        """The alternative text of the cover; '' for a decoration."""
        if self.cover is None or self.cover_is_decoration:
            return ""
        return str(self.cover_alt or self.cover.description)

    def cover_for_sharing(self) -> Any:
        return super().cover_for_sharing() or self.cover

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Beside the page: the older and the newer one, found with its links, and the feed. One query for pictures."""
        # All at once, before the template asks for one after the other.
        read_renditions(self.shown_images(), COVER, FIGURE, GALLERY, FULL)
        links = links_of(request, self)
        return {
            **super().get_context(request, *args, **kwargs),
            "older": links.beside("older"),
            "newer": links.beside("newer"),
            "feed_path": self._feed_path(),
        }

    def beside(self) -> dict[str, QuerySet[Any]]:
        return listing.neighbours(self, type(self).objects.live().exclude(pk=self.pk))

    def shown_images(self) -> Iterator[AbstractImage]:
        """Every picture of the page: its cover and those in its text."""
        if self.cover is not None:
            yield self.cover
        yield from images_of(self.body)

    def _feed_path(self) -> str:
        """``/<home>/berita/<slug>/`` -> ``/berita/rss/``; a first draft in its preview has no address yet."""
        parts = self.url_path.strip("/").split("/")
        return f"/{parts[1]}/{FEED_SLUG}/" if len(parts) > 2 else ""


class Attachment(Orderable):
    """A file below a page. The title is what the file is called there; empty, it is called as in the library."""

    document = models.ForeignKey(
        "wagtaildocs.Document", verbose_name="berkas", on_delete=models.CASCADE, related_name="+"
    )
    title = models.CharField("judul berkas", max_length=160, blank=True, help_text="Kosong: judul berkas di pustaka.")

    panels: ClassVar[list[Any]] = [
        FieldPanel("document", help_text="Berkas yang dapat diunduh pengunjung, sebaiknya PDF."),
        FieldPanel("title"),
    ]
    api_fields: ClassVar[list[Any]] = [APIField("title"), APIField("document")]

    class Meta(Orderable.Meta):
        abstract = True

    @property
    def name(self) -> str:
        return str(self.title or self.document.title)

    @property
    def kind_and_size(self) -> str:
        """``PDF, 640 KB``; what is known of it."""
        return documents.kind_and_size(self.document)

    @property
    def note(self) -> str:
        """``PDF, 640 KB, 12 Februari 2026``"""
        return documents.note(self.document)


def files_of(page: Any) -> list[Model]:
    """The files of a page with their documents. One query; none for what a preview holds in memory."""
    return list(page.files.select_related("document"))
