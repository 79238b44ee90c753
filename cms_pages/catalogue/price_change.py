"""The model of the trail of prices; import it from `models`, where Django looks for it."""

from typing import Any, ClassVar, NoReturn

from django.db import models

from cms_pages.catalogue.enums import PublishedBy


class PriceChangeQuerySet(models.QuerySet["PriceChange"]):
    """Reads only: what was charged is not rewritten."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError("Price changes are append-only.")

    def delete(self) -> NoReturn:
        raise TypeError("Price changes are append-only.")


class PriceChange(models.Model):
    """A price that became valid: `old_price_idr` (None for the first) to `new_price_idr`, whole rupiah.

    Append-only, by the database too (append_only.py). Exam type and people are kept by number and name without a
    constraint: the trail outlives them, and a CASCADE or SET NULL would be a change of history, which is refused.
    `author` wrote the price, `publisher` made it valid (approved, scheduled or published it); each is empty where
    nobody is known.
    """

    exam_type = models.ForeignKey(
        "catalogue.ExamTypePage", on_delete=models.DO_NOTHING, db_constraint=False, related_name="price_changes"
    )
    exam_name = models.CharField("pemeriksaan", max_length=255)
    exam_code = models.CharField("kode", max_length=20, blank=True)
    old_price_idr = models.PositiveIntegerField("tarif lama", null=True)
    new_price_idr = models.PositiveIntegerField("tarif baru")
    at = models.DateTimeField("berlaku sejak", auto_now_add=True)
    author_id = models.BigIntegerField("nomor penulis", null=True)
    author_label = models.CharField("penulis", max_length=200, blank=True)
    publisher_id = models.BigIntegerField("nomor penerbit", null=True)
    publisher_label = models.CharField("penerbit", max_length=200, blank=True)
    how = models.CharField("cara", max_length=10, choices=PublishedBy.choices)
    revision_id = models.BigIntegerField("nomor versi", null=True)

    objects = PriceChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "perubahan tarif"
        verbose_name_plural = "riwayat tarif"
        ordering: ClassVar[list[str]] = ["-at", "-pk"]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["exam_type", "-at"], name="price_by_exam"),
            models.Index(fields=["-at", "-id"], name="price_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.exam_name}: {self.old_price_idr} -> {self.new_price_idr}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("Price changes are append-only.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("Price changes are append-only.")
