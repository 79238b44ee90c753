"""Questions that people keep asking, and the page that shows them by category."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.base.blocks import TEXT_FEATURES
from cms_pages.base.models import BasePage
from cms_pages.information.enums import FaqCategory


class FaqEntry(index.Indexed, Orderable):
    """One question with its answer. Within its category it stands where the editors put it."""

    question = models.CharField("pertanyaan", max_length=200)
    answer = RichTextField("jawaban", features=TEXT_FEATURES)
    category = models.CharField("kategori", max_length=20, choices=FaqCategory.choices)
    active = models.BooleanField("aktif", default=True, help_text="Hapus centang untuk menyembunyikannya dari publik.")

    panels: ClassVar[list[Any]] = [
        FieldPanel("question", help_text="Tulis seperti orang bertanya, misalnya: Kapan hasil dapat diambil?"),
        FieldPanel("answer", help_text="Jawab dahulu dalam satu kalimat, baru rinciannya."),
        FieldPanel("category", help_text="Pertanyaan dikelompokkan menurut kategori ini."),
        FieldPanel("active"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("question", boost=2),
        index.AutocompleteField("question"),
        index.SearchField("answer"),
        index.FilterField("category"),
        index.FilterField("active"),
        index.FilterField("question"),  # staff sort by it what they have searched
    ]
    api_fields: ClassVar[list[Any]] = [APIField("question"), APIField("answer"), APIField("category")]

    class Meta(Orderable.Meta):
        verbose_name = "pertanyaan umum (FAQ)"
        verbose_name_plural = "pertanyaan umum (FAQ)"

    def __str__(self) -> str:
        return self.question

    @property
    def url(self) -> str:
        """Its place on the page, opened there."""
        return f"/faq/#tanya-{self.pk}"


class FaqPage(BasePage):
    """``/faq/``, once: all active questions."""

    intro = models.TextField("pengantar", max_length=400, blank=True, help_text="Satu atau dua kalimat di bawah judul.")

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("intro")]
    api_fields: ClassVar[list[Any]] = [*BasePage.api_fields, APIField("intro")]
    template = "information/faq.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "halaman FAQ"
        verbose_name_plural = "halaman FAQ"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.information import views

        return {**super().get_context(request, *args, **kwargs), **views.faq(request)}
