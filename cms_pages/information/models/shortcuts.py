"""*Jalan Pintas*: links with a picture that staff keep, for themselves or for the home page."""

from pathlib import PurePosixPath
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.models import Orderable
from wagtail.search import index

from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models.targets import Target

ICON_SUFFIXES: Final = frozenset({".png", ".jpg", ".jpeg", ".webp"})
ICON_TEXT: Final = "Pakai gambar PNG, JPEG, atau WebP."
NO_TARGET: Final = "Isi tujuannya: alamat portal, halaman, atau alamat luar."


class Shortcut(index.Indexed, Target, Orderable):
    """A link on the staff's dashboard or on the home page, in the editors' order."""

    title = models.CharField("judul", max_length=100)
    place = models.CharField(
        "tempat", max_length=10, choices=ShortcutPlace.choices, default=ShortcutPlace.EXTERNAL, db_index=True
    )
    icon = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="ikon",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Gambar persegi PNG, JPEG, atau WebP, paling sedikit 96 × 96 piksel. Boleh kosong.",
    )

    panels: ClassVar[list[Any]] = [
        FieldPanel("title", help_text="Kata-kata yang diklik; singkat dan jelas."),
        FieldPanel("place", help_text="Di dasbor pegawai, atau di beranda bagi pengunjung."),
        MultiFieldPanel(Target.target_panels, heading="Tujuan (isi salah satu)"),
        FieldPanel("icon"),
    ]
    search_fields: ClassVar[list[Any]] = [
        index.SearchField("title"),
        index.AutocompleteField("title"),
        index.FilterField("place"),
        index.FilterField("title"),  # staff sort by it what they have searched
    ]
    api_fields: ClassVar[list[Any]] = [APIField("title"), APIField("place"), *Target.api_fields, APIField("icon")]

    class Meta(Orderable.Meta):
        verbose_name = "jalan pintas"
        verbose_name_plural = "jalan pintas"

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if not self.targets:
            raise ValidationError(NO_TARGET)
        if self.icon and PurePosixPath(self.icon.file.name).suffix.lower() not in ICON_SUFFIXES:
            raise ValidationError({"icon": ICON_TEXT})
