"""The exam catalogue as Wagtail pages: catalogue -> category -> exam type. The trail of prices: price_change.py.

Exam types are pages so that a price has a draft, a preview, moderation, a schedule and a way back. Write them through
`cms_pages.catalogue.actions` or the page editor only: `page.save()` and `QuerySet.update()` publish without a trace.
"""

from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.forms import RadioSelect
from django.http import HttpRequest, HttpResponseBase
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.search import index

from cms_pages.base.models import BasePage
from cms_pages.base.tree import HOME_DEPTH
from cms_pages.catalogue.editor_form import ExamTypeForm
from cms_pages.catalogue.enums import ExamOrder, Figure, SampleType, ServiceType
from cms_pages.catalogue.panels import EXAM_TYPE_PANELS
from cms_pages.catalogue.price_change import PriceChange
from cms_pages.catalogue.validators import MAX_PRICE_IDR, MAX_WORKING_DAYS, validate_code, validate_figures

__all__ = ["CataloguePage", "CategoryPage", "ExamTypePage", "PriceChange"]


class CatalogueTreePage(BasePage):
    """What the three kinds of page share: nobody hides a part of the catalogue, and the way up costs one query."""

    private_page_options: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def crumbs(self, request: HttpRequest | None = None) -> list[dict[str, str]]:
        """Addresses come from the tree itself: ``/<home>/pemeriksaan/…/`` without its first part."""
        if self.depth == HOME_DEPTH + 1:
            return [{"title": self.title, "url": ""}]
        above = self.get_ancestors().filter(depth__gt=HOME_DEPTH).values_list("title", "url_path")
        way = [{"title": title, "url": f"/{url_path.split('/', 2)[2]}"} for title, url_path in above]
        return [*way, {"title": self.title, "url": ""}]


class CataloguePage(CatalogueTreePage):
    """The whole catalogue, once: ``/pemeriksaan/``."""

    intro = models.TextField("pengantar", blank=True, max_length=500, help_text="Satu atau dua kalimat di atas daftar.")

    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["catalogue.CategoryPage"]
    # Editors see categories as visitors do, and may drag them.
    admin_default_ordering = "ord"
    template = "catalogue/list.html"

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]
    api_fields: ClassVar[list[APIField]] = [*BasePage.api_fields, APIField("intro")]

    class Meta:
        verbose_name = "katalog pemeriksaan"
        verbose_name_plural = "katalog pemeriksaan"

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        from cms_pages.catalogue import views

        response: HttpResponseBase | None = views.carried_over(request)
        return response or super().serve(request, *args, **kwargs)

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        from cms_pages.catalogue import views

        return views.catalogue_template(request)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.catalogue import views

        return {**super().get_context(request, *args, **kwargs), **views.catalogue(request, self)}


class CategoryPage(CatalogueTreePage):
    """A group of exam types, such as *Kimia Darah*."""

    description = models.TextField(
        "keterangan", blank=True, max_length=500, help_text="Satu atau dua kalimat tentang kategori ini."
    )
    exam_order = models.CharField(
        "urutan pemeriksaan",
        max_length=10,
        choices=ExamOrder.choices,
        default=ExamOrder.NAME,
        help_text="Urutan di daftar tarif, formulir pendaftaran, dan API. Bila menurut susunan editor: "
        "seret pemeriksaan di daftar halaman kategori ini.",
    )

    parent_page_types: ClassVar[list[str]] = ["catalogue.CataloguePage"]
    subpage_types: ClassVar[list[str]] = ["catalogue.ExamTypePage"]
    template = "catalogue/category.html"

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("description"),
        FieldPanel("exam_order", widget=RadioSelect),
    ]
    api_fields: ClassVar[list[APIField]] = [
        *BasePage.api_fields,
        APIField("description"),
        APIField("exam_order"),
    ]

    class Meta:
        verbose_name = "kategori pemeriksaan"
        verbose_name_plural = "kategori pemeriksaan"

    def get_admin_default_ordering(self) -> str:
        """Where the editors' own order counts they see it, and may drag."""
        return "ord" if self.exam_order == ExamOrder.EDITORS else "title"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.catalogue import views

        return {**super().get_context(request, *args, **kwargs), **views.category(self)}


# What `/api/v2/` tells of an exam type besides its name and address.
PUBLIC_FIELDS: Final = (
    "code",
    "summary",
    "other_names",
    "price_idr",
    "sample_type",
    "service_type",
    "working_days",
    "specimen",
    "volume",
    "container",
    "storage",
    "preparation",
    "method",
    "legal_basis",
    "active",
    "inactive_reason",
    "example_figures",
)


class ExamTypePage(CatalogueTreePage):
    """One exam type with its valid price.

    `title` is the name. `code` is unique among live exam types: `live_code` repeats it while the page is live (and is
    no alias), so that the database holds the promise even when two editors publish at once.
    """

    code = models.CharField(
        "kode",
        max_length=20,
        blank=True,
        validators=[validate_code],
        help_text="Kode pemeriksaan, misalnya KD-003. Tidak boleh sama dengan kode pemeriksaan lain yang tayang.",
    )
    live_code = models.CharField(max_length=20, unique=True, null=True, editable=False)
    summary = models.TextField(
        "ringkasan", blank=True, max_length=300, help_text="Satu kalimat: apa yang diukur, dan untuk apa."
    )
    other_names = models.CharField(
        "nama lain",
        max_length=250,
        blank=True,
        help_text="Kata lain yang dipakai orang saat mencari, pisahkan dengan koma. Contoh: gula darah, GDS.",
    )
    price_idr = models.PositiveIntegerField(
        "tarif (rupiah)",
        validators=[MinValueValidator(0), MaxValueValidator(MAX_PRICE_IDR)],
        help_text="Rupiah bulat tanpa titik, misalnya 35000. Tercatat di riwayat tarif saat diterbitkan.",
    )
    sample_type = models.CharField("jenis sampel", max_length=10, choices=SampleType.choices)
    service_type = models.CharField("jenis layanan", max_length=10, choices=ServiceType.choices)
    working_days = models.PositiveSmallIntegerField(
        "waktu selesai (hari kerja)",
        validators=[MinValueValidator(1), MaxValueValidator(MAX_WORKING_DAYS)],
        help_text="Hari kerja sejak sampel diterima sampai hasil terbit.",
    )
    specimen = models.CharField("sampel", max_length=120, blank=True, help_text="Misalnya: Darah (serum).")
    volume = models.CharField("volume", max_length=120, blank=True, help_text="Misalnya: 3 mL.")
    container = models.CharField("wadah", max_length=200, blank=True)
    storage = models.CharField(
        "penyimpanan kiriman", max_length=200, blank=True, help_text="Suhu dan batas waktu untuk sampel yang dikirim."
    )
    preparation = models.TextField(
        "persiapan", blank=True, max_length=1000, help_text="Satu baris satu petunjuk, misalnya: Puasa 10–12 jam."
    )
    method = models.CharField("metode", max_length=200, blank=True)
    legal_basis = models.CharField(
        "dasar tarif", max_length=200, blank=True, help_text="Peraturan yang menetapkan tarif ini."
    )
    active = models.BooleanField(
        "aktif",
        default=True,
        help_text="Hapus centang bila pemeriksaan ini sedang tidak dilayani: hilang dari daftar tarif dan formulir "
        "pendaftaran, sedangkan halamannya tetap ada. Pendaftaran yang sudah masuk tidak berubah.",
    )
    inactive_reason = models.CharField(
        "alasan tidak dilayani",
        max_length=200,
        blank=True,
        help_text="Dibaca pengunjung di halaman ini selama tidak aktif, misalnya: Reagen habis sampai Januari 2027.",
    )
    example_figures = models.JSONField(
        "masih contoh",
        default=list,
        blank=True,
        validators=[validate_figures],
        help_text="Angka yang belum ditetapkan laboratorium; pengunjung melihat tanda “contoh” di sampingnya.",
    )

    parent_page_types: ClassVar[list[str]] = ["catalogue.CategoryPage"]
    subpage_types: ClassVar[list[str]] = []
    exclude_fields_in_copy: ClassVar[list[str]] = ["code", "live_code"]
    template = "catalogue/exam_type.html"
    base_form_class = ExamTypeForm

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, *EXAM_TYPE_PANELS]

    search_fields: ClassVar = [
        *BasePage.search_fields,
        index.SearchField("code", boost=2),
        index.AutocompleteField("code"),
        index.SearchField("other_names"),
        index.SearchField("summary"),
        index.FilterField("sample_type"),
        index.FilterField("service_type"),
        index.FilterField("active"),
        index.FilterField("price_idr"),
    ]

    api_fields: ClassVar[list[APIField]] = [*BasePage.api_fields, *map(APIField, PUBLIC_FIELDS)]

    class Meta:
        verbose_name = "jenis pemeriksaan"
        verbose_name_plural = "jenis pemeriksaan"
        constraints = [
            models.CheckConstraint(condition=models.Q(price_idr__lte=MAX_PRICE_IDR), name="exam_price_within_limit"),
        ]

    def clean(self) -> None:
        super().clean()
        self.code = self.code.strip().upper()
        # An alias repeats its source, code and all.
        asks = self.code and not self.alias_of_id
        taken = asks and ExamTypePage.objects.filter(live_code=self.code).exclude(pk=self.pk).first()
        if taken:
            raise ValidationError(
                {"code": f"Kode {self.code} sudah dipakai {taken.title}. Beri kode lain."}, code="unique"
            )

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep `live_code` true to `live`, `alias_of` and `code`, whatever Wagtail's action saves."""
        self.live_code = self.code if self.code and self.live and not self.alias_of_id else None
        fields = kwargs.get("update_fields")
        if fields is not None and {"live", "code", "alias_of"} & set(fields):
            kwargs["update_fields"] = {*fields, "live_code"}
        super().save(*args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.catalogue import views

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return {**context, **views.exam_type(self, context["crumbs"])}

    def is_example(self, figure: str) -> bool:
        """Is this figure one that the laboratory has yet to confirm?"""
        return Figure(figure) in self.example_figures
