"""What every page has, and the settings of the one site."""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.api import APIField
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.fields import RichTextField
from wagtail.models import Page, PageViewRestriction

from cms_pages.base import protection
from cms_pages.base.links import links_of
from cms_pages.base.page_cache.models import PageCacheGeneration  # noqa: F401 — a model of this app
from cms_pages.base.page_cache.shared import once_a_generation
from cms_pages.base.page_forms import PageCopyForm, PageForm
from cms_pages.base.pictures.models import PictureOrder  # noqa: F401 — a model of this app
from cms_pages.base.preview import PREVIEW_SIZES
from cms_pages.base.tree import HOME_DEPTH


class BasePage(Page):
    """The parent of every page of the portal: keeps the contract's addresses, knows its breadcrumbs."""

    # Nothing on the portal is for some visitors only; what is private isn't a page (services.files).
    private_page_options: ClassVar[list[str]] = []
    base_form_class = PageForm
    copy_form_class = PageCopyForm
    preview_sizes = PREVIEW_SIZES
    # What its template shows of it by foreign keys, read together with the page.
    shown_with: ClassVar[tuple[str, ...]] = ("share_image",)

    share_image = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="gambar saat dibagikan",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Tampil saat tautan halaman ini dibagikan. Kosong: sampul, atau gambar dengan judul halaman.",
    )

    promote_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading="Untuk mesin pencari",
        ),
        FieldPanel("share_image"),
        FieldPanel("show_in_menus", help_text="Tampil di menu “Lainnya” dan di kaki semua halaman."),
    ]

    api_fields: ClassVar[list[Any]] = [APIField("share_image")]

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        protection.check_slug(self)
        if self.expire_at and protection.is_fixed(self):
            raise ValidationError({"expire_at": "Halaman ini harus selalu ada; kosongkan tanggal berakhirnya."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Copies and aliases are saved without `clean`, unpublishing too: the address is checked here as well."""
        protection.check_slug(self)
        if self.pk and not self.live and Page.objects.filter(pk=self.pk, live=True).exists():
            protection.check_stays(self)
        super().save(*args, **kwargs)

    def cover_for_sharing(self) -> Any:
        """The picture that is shown where somebody shares the page; None for one drawn of its title."""
        return self.share_image

    def get_view_restrictions(self) -> "models.QuerySet[PageViewRestriction]":
        """None, as the options above say: two queries less on every page."""
        return PageViewRestriction.objects.none()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        context["crumbs"] = self.crumbs(request)
        return context

    def beside(self) -> dict[str, "models.QuerySet[Any]"]:
        """By name, pages of which the template links to the first: `links.Links.beside` finds them with the others."""
        return {}

    def crumbs(self, request: HttpRequest | None = None) -> list[dict[str, str]]:
        """The way from the home page (left out) to this page, as components/crumbs.html wants it."""
        way = links_of(request, self).above() if self.depth > HOME_DEPTH + 1 else []
        return [*way, {"title": self.title, "url": ""}] if self.depth > HOME_DEPTH else []


@register_setting(icon="site", order=100)
class SiteSettings(BaseGenericSetting):
    """Name, contacts and announcement in header and footer of every page."""

    select_related: ClassVar[list[str]] = ["logo"]

    @classmethod
    def load(cls, request_or_site: Any = None) -> "SiteSettings":
        """Once a generation for readers: header and footer of every page ask for them."""
        return once_a_generation(request_or_site, "settings", lambda: super(SiteSettings, cls).load(request_or_site))

    portal_name = models.CharField("nama portal", max_length=60, default="Portal Labkesmas")
    name = models.CharField("nama instansi", max_length=100, default="Balai Labkesmas Magelang")
    logo = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name="logo",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Lambang resmi, sebaiknya PNG persegi dengan latar tembus pandang.",
    )
    address = models.TextField(
        "alamat", default="Kapling Jayan, Borobudur\nKabupaten Magelang, Jawa Tengah 56553", blank=True
    )
    phone = models.CharField("telepon", max_length=40, default="(0293) 789435", blank=True)
    whatsapp = models.CharField("nomor WhatsApp", max_length=40, blank=True, help_text="Contoh: 0812-3456-7890.")
    email = models.EmailField("e-mail", blank=True)
    opening_hours = models.TextField(
        "jam layanan", blank=True, help_text="Satu baris untuk tiap hari atau kelompok hari."
    )
    map_url = models.URLField("tautan peta", blank=True)
    announcement = RichTextField(
        "pengumuman",
        blank=True,
        features=["bold", "link"],
        help_text="Tampil di atas semua halaman. Kosongkan bila tidak ada.",
    )

    panels: ClassVar[list[Any]] = [
        MultiFieldPanel(
            [
                FieldPanel("portal_name", help_text="Nama di kepala halaman dan di judul tab peramban."),
                FieldPanel("name", help_text="Nama resmi instansi."),
                FieldPanel("logo"),
            ],
            heading="Identitas",
        ),
        MultiFieldPanel(
            [
                FieldPanel("address", help_text="Satu baris satu bagian alamat."),
                FieldPanel("map_url", help_text="Alamat di layanan peta; tampil sebagai tautan “Buka di peta”."),
                FieldPanel("phone", help_text="Tulis seperti biasa, misalnya: (0293) 789435."),
                FieldPanel("whatsapp"),
                FieldPanel("email", help_text="Alamat surel untuk umum."),
                FieldPanel("opening_hours"),
            ],
            heading="Kontak",
        ),
        FieldPanel("announcement"),
    ]

    class Meta:
        verbose_name = "identitas dan kontak"

    @property
    def phone_link(self) -> str:
        """For ``tel:``: ``(0293) 789435`` is ``+62293789435``."""
        return f"+{international(self.phone)}" if self.phone else ""

    @property
    def whatsapp_link(self) -> str:
        """For ``wa.me/``: digits with the country code."""
        return international(self.whatsapp)


def international(number: str) -> str:
    """Digits of an Indonesian number as people write it, with 62 in front; numbers abroad start with +."""
    digits = "".join(character for character in number if character.isdecimal())
    return f"62{digits[1:]}" if digits.startswith("0") else digits
