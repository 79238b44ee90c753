"""What editors are helped with: pages that grow old, links to drafts, links that lead nowhere."""

from datetime import datetime
from typing import Any, ClassVar, Final

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from services.editorial.enums import LinkKind, LinkState

REPORTS: Final = "editorial.view_reports"
LONGEST_ADDRESS: Final = 2000


@register_setting(icon="history", order=200)
class EditorialSettings(BaseGenericSetting):
    """When a page counts as old, and whether its owner is told."""

    stale_after_months: "models.PositiveSmallIntegerField[int, int]" = models.PositiveSmallIntegerField(
        "halaman dianggap lama setelah (bulan)",
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text="Sejak terakhir diterbitkan atau dinyatakan masih benar. Berita, publikasi, dan laporan kegiatan "
        "tidak ikut dihitung.",
    )
    remind_owners: "models.BooleanField[bool, bool]" = models.BooleanField(
        "ingatkan penanggung jawab",
        default=True,
        help_text="Satu surel seminggu kepada setiap orang yang halamannya sudah lama.",
    )

    panels: ClassVar[list[Any]] = [FieldPanel("stale_after_months"), FieldPanel("remind_owners")]
    shown_on_pages = False  # the cache of public pages needn't care

    class Meta:
        verbose_name = "pengingat halaman lama"
        default_permissions = ("change",)
        permissions = [("view_reports", "Dapat melihat laporan redaksi")]


class PageReview(models.Model):
    """Somebody has read a page and says that it is still right. One row a page: the last time counts."""

    page = models.OneToOneField(
        "wagtailcore.Page", models.CASCADE, verbose_name="halaman", related_name="editorial_review"
    )
    confirmed_at = models.DateTimeField("masih benar pada")
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="dinyatakan oleh"
    )

    class Meta:
        verbose_name = "pemeriksaan halaman"
        verbose_name_plural = "pemeriksaan halaman"
        default_permissions = ()

    def __str__(self) -> str:
        return f"Pemeriksaan halaman {self.page_id}"


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    """Links to drafts."""

    def valid_at(self, moment: datetime) -> "DraftLinkQuerySet":
        """Neither expired nor revoked. Whether their maker may still give them out is asked of `rules`."""
        return self.filter(revoked_at=None, expires_at__gt=moment)


class DraftLink(models.Model):
    """Shows the latest draft of one page to whoever has the address. Only a digest of the token is kept."""

    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, verbose_name="halaman", related_name="draft_links")
    note = models.CharField("untuk siapa", max_length=80)
    digest = models.CharField("sidik", max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="dibuat oleh"
    )
    created_at = models.DateTimeField("dibuat", auto_now_add=True)
    expires_at = models.DateTimeField("berlaku sampai")
    revoked_at = models.DateTimeField("dicabut", null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="dicabut oleh"
    )
    last_used_at = models.DateTimeField("terakhir dibuka", null=True)

    objects = DraftLinkQuerySet.as_manager()

    class Meta:
        verbose_name = "tautan konsep"
        verbose_name_plural = "tautan konsep"
        default_permissions = ()
        ordering: ClassVar[list[str]] = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.note


class Link(models.Model):
    """Something that links lead to, however many do, and what was found there last.

    `digest` is of kind and address. `failures` counts how often in a row a site outside gave no clear answer.
    `claimed_at` is when a worker took it up last: of one host, one at a time, with a pause.
    """

    digest = models.CharField("sidik", max_length=64, unique=True)
    kind = models.CharField("jenis", max_length=10, choices=LinkKind.choices)
    address = models.CharField("alamat", max_length=LONGEST_ADDRESS)
    host = models.CharField("situs", max_length=255, blank=True)
    state = models.CharField("keadaan", max_length=10, choices=LinkState.choices, default=LinkState.UNCHECKED)
    answer = models.CharField("keterangan", max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField("gagal berturut-turut", default=0)
    broken_since = models.DateTimeField("rusak sejak", null=True)
    checked_at = models.DateTimeField("diperiksa", null=True)
    claimed_at = models.DateTimeField("diambil", null=True)
    next_check_at = models.DateTimeField("pemeriksaan berikutnya", null=True)

    class Meta:
        verbose_name = "tautan"
        verbose_name_plural = "tautan"
        default_permissions = ()
        indexes = [
            models.Index(fields=["next_check_at"], name="link_due", condition=models.Q(next_check_at__isnull=False)),
            models.Index(fields=["host", "claimed_at"], name="link_by_host"),
            models.Index(fields=["state"], name="link_by_state"),
        ]

    def __str__(self) -> str:
        return self.address


class LinkUse(models.Model):
    """Where an editor has put a link. `page` is None where it stands in a snippet or a setting."""

    link = models.ForeignKey(Link, models.CASCADE, verbose_name="tautan", related_name="uses")
    page = models.ForeignKey("wagtailcore.Page", models.CASCADE, null=True, related_name="+", verbose_name="halaman")
    holder_type = models.CharField("jenis isi", max_length=80)
    holder_id = models.CharField("nomor isi", max_length=64)
    holder = models.CharField("isi", max_length=255)
    field = models.CharField("bagian", max_length=120)
    words = models.CharField("teks tautan", max_length=120, blank=True)
    edit_url = models.CharField("alamat penyuntingan", max_length=255, blank=True)

    class Meta:
        verbose_name = "tempat tautan"
        verbose_name_plural = "tempat tautan"
        default_permissions = ()
        indexes = [models.Index(fields=["holder_type", "holder_id"], name="link_use_by_holder")]

    def __str__(self) -> str:
        return f"{self.holder}: {self.field}"
