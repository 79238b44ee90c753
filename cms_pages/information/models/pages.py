"""Ordinary pages of text, and the one whose text people consent to."""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.search import index

from cms_pages.base.blocks import BodyBlock
from cms_pages.base.models import BasePage

VERSION_TEXT: Final = "Isi berubah, versi harus ikut berubah. Versi yang berlaku: %s."


class BodyPage(BasePage):
    """A title, a sentence below it, and a body of blocks."""

    intro = models.TextField("pengantar", max_length=400, blank=True, help_text="Satu atau dua kalimat di bawah judul.")
    body = StreamField(BodyBlock(required=False), verbose_name="isi", blank=True)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("body", help_text="Susun dari blok. Mulailah dengan teks; pakai judul bagian bila isinya panjang."),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        index.SearchField("body"),
    ]
    api_fields: ClassVar[list[Any]] = [*BasePage.api_fields, APIField("intro"), APIField("body")]

    class Meta:
        abstract = True


class StandardPage(BodyPage):
    """Public information, accessibility, whatever the laboratory has to say."""

    template = "pages/standard.html"
    parent_page_types: ClassVar[list[str]] = [
        "home.HomePage",
        "information.InformationPage",
        "information.StandardPage",
    ]
    subpage_types: ClassVar[list[str]] = ["information.StandardPage"]

    class Meta:
        verbose_name = "halaman informasi"
        verbose_name_plural = "halaman informasi"


class PrivacyPage(BodyPage):
    """*Perlindungan Data Pribadi*. People agree to a version of this text, so every text has a version of its own."""

    consent_version = models.CharField(
        "versi persetujuan",
        max_length=20,
        validators=[
            RegexValidator(r"^\d{4}-\d{2}(\.\d{1,2})?$", "Tulis tahun-bulan, misalnya 2026-11 atau 2026-11.2.")
        ],
        help_text="Naikkan setiap kali pengantar atau isi berubah: pendaftar menyetujui versi tertentu.",
    )

    content_panels: ClassVar[list[Any]] = [*BodyPage.content_panels, FieldPanel("consent_version")]
    api_fields: ClassVar[list[Any]] = [*BodyPage.api_fields, APIField("consent_version")]
    template = "pages/standard.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "halaman perlindungan data pribadi"
        verbose_name_plural = "halaman perlindungan data pribadi"

    def clean(self) -> None:
        """A text that differs from the published one needs a version of its own."""
        super().clean()
        published = PrivacyPage.objects.live().filter(pk=self.pk).first() if self.pk else None
        if published is None or published.consent_version != self.consent_version:
            return
        if (published.intro, published.body.get_prep_value()) != (self.intro, self.body.get_prep_value()):
            raise ValidationError({"consent_version": VERSION_TEXT % self.consent_version})
