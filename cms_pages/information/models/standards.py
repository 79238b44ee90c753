"""*Standar Pelayanan* and *Maklumat Pelayanan*: what the laboratory promises, as UU 25/2009 art. 20-22 asks."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.fields import RichTextField
from wagtail.search import index

from cms_pages.base.blocks import TEXT_FEATURES
from cms_pages.base.models import BasePage
from cms_pages.information.enums import DELIVERY, MANAGEMENT, Component
from cms_pages.information.help_texts import COMPONENT_HELP


class ServiceStandardIndexPage(BasePage):
    """``/standar-pelayanan/``, once: the services that have a standard."""

    intro = models.TextField("pengantar", max_length=400, blank=True, help_text="Satu atau dua kalimat di bawah judul.")

    content_panels: ClassVar[list[Any]] = [*BasePage.content_panels, FieldPanel("intro")]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("intro")]
    api_fields: ClassVar[list[Any]] = [*BasePage.api_fields, APIField("intro")]
    template = "information/standards.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["information.ServiceStandardPage"]

    class Meta:
        verbose_name = "daftar standar pelayanan"
        verbose_name_plural = "daftar standar pelayanan"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.information import views

        return {**super().get_context(request, *args, **kwargs), **views.standards(self)}


def _component(which: Component) -> RichTextField:
    return RichTextField(which.label, features=TEXT_FEATURES)


def _panel(which: Component) -> FieldPanel:
    return FieldPanel(which.value, help_text=COMPONENT_HELP[which])


class ServiceStandardPage(BasePage):
    """The standard of one service. A draft may have gaps; it goes live with all 14 components only."""

    intro = models.TextField("ringkasan", max_length=400, blank=True, help_text="Satu atau dua kalimat di bawah judul.")
    unit = models.CharField("unit pelaksana", max_length=120, blank=True)
    decree = models.CharField(
        "ditetapkan dengan", max_length=200, blank=True, help_text="Nomor dan tanggal keputusan yang menetapkannya."
    )
    effective_from = models.DateField("berlaku sejak", null=True, blank=True)
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="berkas keputusan",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    requirements = _component(Component.REQUIREMENTS)
    procedure = _component(Component.PROCEDURE)
    duration = _component(Component.DURATION)
    cost = _component(Component.COST)
    product = _component(Component.PRODUCT)
    complaints = _component(Component.COMPLAINTS)
    legal_basis = _component(Component.LEGAL_BASIS)
    facilities = _component(Component.FACILITIES)
    competence = _component(Component.COMPETENCE)
    supervision = _component(Component.SUPERVISION)
    staff = _component(Component.STAFF)
    guarantee = _component(Component.GUARANTEE)
    safety = _component(Component.SAFETY)
    evaluation = _component(Component.EVALUATION)

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(
            [
                FieldPanel("unit", help_text="Bagian yang melaksanakan pelayanan ini."),
                FieldRowPanel(
                    [
                        FieldPanel("decree"),
                        FieldPanel("effective_from", help_text="Tanggal standar ini mulai berlaku. Boleh kosong."),
                    ]
                ),
                FieldPanel("document", help_text="Keputusan dalam bentuk PDF."),
            ],
            heading="Penetapan",
        ),
        MultiFieldPanel([*map(_panel, DELIVERY)], heading="Penyampaian pelayanan"),
        MultiFieldPanel([*map(_panel, MANAGEMENT)], heading="Pengelolaan pelayanan"),
    ]
    search_fields: ClassVar[list[Any]] = [
        *BasePage.search_fields,
        index.SearchField("intro"),
        *(index.SearchField(each.value) for each in Component),
    ]
    api_fields: ClassVar[list[Any]] = [
        *BasePage.api_fields,
        *map(APIField, ("intro", "unit", "decree", "effective_from", "document", *Component.values)),
    ]
    template = "information/standard.html"
    parent_page_types: ClassVar[list[str]] = ["information.ServiceStandardIndexPage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "standar pelayanan"
        verbose_name_plural = "standar pelayanan"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.information import views

        return {**super().get_context(request, *args, **kwargs), **views.standard(request, self)}


class MaklumatPage(BasePage):
    """``/maklumat-pelayanan/``, once: the pledge, and the signed sheet."""

    text = RichTextField("isi maklumat", features=["bold", "italic", "ol", "ul"])
    signed_on = models.DateField("tanggal ditandatangani", null=True, blank=True)
    signed_at = models.CharField("tempat", max_length=80, blank=True)
    signer = models.CharField("nama penanda tangan", max_length=120, blank=True)
    signer_position = models.CharField("jabatan penanda tangan", max_length=120, blank=True)
    scan = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="pindaian yang ditandatangani",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name="berkas yang ditandatangani",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    content_panels: ClassVar[list[Any]] = [
        *BasePage.content_panels,
        FieldPanel("text", help_text="Salin kata demi kata dari maklumat yang ditandatangani."),
        MultiFieldPanel(
            [
                FieldRowPanel(
                    [
                        FieldPanel("signed_on", help_text="Tanggal pada lembar maklumat."),
                        FieldPanel("signed_at", help_text="Kota penandatanganan, misalnya: Magelang."),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("signer", help_text="Lengkap dengan gelar."),
                        FieldPanel("signer_position", help_text="Misalnya: Kepala Balai Labkesmas Magelang."),
                    ]
                ),
                FieldPanel(
                    "scan", help_text="Gambar lembar maklumat; isi maklumat tetap ditulis sebagai teks di atas."
                ),
                FieldPanel("document", help_text="Lembar yang ditandatangani dalam bentuk PDF."),
            ],
            heading="Tanda tangan",
        ),
    ]
    search_fields: ClassVar[list[Any]] = [*BasePage.search_fields, index.SearchField("text")]
    api_fields: ClassVar[list[Any]] = [
        *BasePage.api_fields,
        *map(APIField, ("text", "signed_on", "signed_at", "signer", "signer_position", "scan", "document")),
    ]
    template = "information/maklumat.html"
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        verbose_name = "maklumat pelayanan"
        verbose_name_plural = "maklumat pelayanan"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from cms_pages.information import views

        return {**super().get_context(request, *args, **kwargs), **views.maklumat(self)}
