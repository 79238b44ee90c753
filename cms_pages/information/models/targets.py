"""Where a shortcut or an entry of the public information leads."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField

from cms_pages.base.addresses import address_choices
from cms_pages.base.tree import path_of

ONE_TARGET = "Pilih satu tujuan saja."


class Target(models.Model):
    """An address of the portal, a page, or an address outside. A page that goes away takes the link with it."""

    address = models.CharField(
        "alamat portal",
        max_length=40,
        choices=address_choices,
        blank=True,
        help_text="Layanan yang belum tersedia tidak ditampilkan.",
    )
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name="atau halaman",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    url = models.URLField(
        "atau alamat luar",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["http", "https"], message="Tulis alamat lengkap, diawali https://.")],
    )

    target_fields: ClassVar[tuple[str, ...]] = ("address", "page", "url")
    target_panels: ClassVar[list[Any]] = [
        FieldPanel("address"),
        FieldPanel("page", help_text="Bila halaman itu ditarik, tautannya ikut hilang."),
        FieldPanel("url", help_text="Alamat lengkap di situs lain, diawali https://."),
    ]
    api_fields: ClassVar[list[Any]] = [APIField("address"), APIField("page"), APIField("url")]

    class Meta:
        abstract = True

    @property
    def targets(self) -> list[str]:
        """The names of the fields that say where it leads; one, or none after its page was deleted."""
        return [name for name in self.target_fields if getattr(self, f"{name}_id", None) or getattr(self, name)]

    def clean(self) -> None:
        super().clean()
        if len(targets := self.targets) > 1:
            raise ValidationError({targets[-1]: ONE_TARGET})

    def href(self, addresses: dict[str, str]) -> str:
        """Where it leads now, or an empty string when nobody answers there. ``addresses`` is ``open_links()``."""
        if self.address:
            return addresses.get(self.address, "")
        if self.page is not None:
            return path_of(self.page.url_path) if self.page.live else ""
        return self.url
