"""The list of public information that UU 14/2008 asks of every public body, and the page that shows it."""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.search import index

from cms_pages.information.enums import PpidCategory
from cms_pages.information.models.pages import BodyPage
from cms_pages.information.models.targets import Target

EXCLUDED_OPEN: Final = "Informasi yang dikecualikan tidak boleh punya berkas atau tautan."
EXCLUDED_WHY: Final = "Tulis dasar pengecualiannya, misalnya: UU 14/2008 pasal 17 huruf h."


class PublicInformation(index.Indexed, Target):
    """One piece of public information: a file, a link, or something to ask for. What is excluded says why instead."""

    title = models.CharField("judul", max_length=200)
    summary = models.TextField("ringkasan", max_length=400, blank=True)
    category = models.CharField("kategori", max_length=20, choices=PpidCategory.choices, db_index=True)
    year = models.PositiveSmallIntegerField("tahun", validators=[MinValueValidator(1945), MaxValueValidator(2200)])
    unit = models.CharField("unit penanggung jawab", max_length=120)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="berkas",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    legal_basis = models.CharField(
        "dasar pengecualian",
        max_length=300,
        blank=True,
        help_text="Hanya untuk informasi yang dikecualikan, misalnya: UU 14/2008 pasal 17 huruf h.",
    )

    target_fields: ClassVar[tuple[str, ...]] = ("document", *Target.target_fields)
    panels: ClassVar[list[Any]] = [
        FieldPanel("title", help_text="Nama informasi seperti di daftar resmi PPID."),
        FieldPanel("category", help_text="Golongan menurut UU 14/2008."),
        FieldRowPanel(
            [
                FieldPanel("year", help_text="Tahun informasi ini dibuat atau berlaku."),
                FieldPanel("unit", help_text="Unit yang menguasai informasi ini."),
            ]
        ),
        FieldPanel("summary", help_text="Satu atau dua kalimat tentang isinya. Boleh kosong."),
        MultiFieldPanel(
            [FieldPanel("document", help_text="Berkas yang dapat diunduh pengunjung."), *Target.target_panels],
            heading="Berkas atau tautan (paling banyak satu)",
            help_text="Tanpa berkas dan tautan tampil sebagai “Tersedia atas permintaan”.",
        ),
        FieldPanel("legal_basis"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title", boost=2),
        index.AutocompleteField("title"),
        index.SearchField("summary"),
        index.SearchField("unit"),
        *map(index.FilterField, ("category", "year", "title", "unit")),  # staff filter and sort by them
    ]
    api_fields: ClassVar[list[Any]] = [
        *map(APIField, ("title", "summary", "category", "year", "unit", "document", "legal_basis")),
        *Target.api_fields,
    ]

    class Meta:
        verbose_name = "informasi publik"
        verbose_name_plural = "informasi publik"
        ordering = ("-year", "title", "pk")

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def clean(self) -> None:
        super().clean()
        if self.category != PpidCategory.EXCLUDED:
            return
        problems = dict.fromkeys(self.targets[:1], EXCLUDED_OPEN)
        if not self.legal_basis.strip():
            problems["legal_basis"] = EXCLUDED_WHY
        if problems:
            raise ValidationError(problems)

    def href(self, addresses: dict[str, str]) -> str:
        return str(self.document.url) if self.document is not None else super().href(addresses)


class InformationPage(BodyPage):
    """``/informasi-publik/``, once: a text, the list below it, and ordinary pages below that."""

    api_fields: ClassVar[list[Any]] = [*BodyPage.api_fields]
    template = "information/public_information.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["information.StandardPage"]

    class Meta:
        verbose_name = "halaman informasi publik"
        verbose_name_plural = "halaman informasi publik"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.information import views

        return {**super().get_context(request, *args, **kwargs), **views.public_information(request)}
