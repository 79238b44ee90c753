"""The page editor's form of an exam type: what a figure, a date or a price of nothing asks of the editor."""

from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from cms_pages.base.formats import weekday_time
from cms_pages.base.page_forms import PageForm
from cms_pages.catalogue.enums import Figure

PAST_TEXT: Final = (
    "%s sudah lewat: tarif tidak dapat berlaku surut. Pilih waktu yang akan datang, atau kosongkan tanggalnya "
    "untuk menerbitkan sekarang."
)
FREE_TEXT: Final = "Tarif Rp0 berarti gratis. Bila benar, centang “Memang gratis” lalu terbitkan lagi."
# The buttons that lead to a price that is valid, now or once a moderator has agreed.
PUBLISHING: Final = ("action-publish", "action-submit", "action-restart-workflow", "action-workflow-action")


class ExamTypeForm(PageForm):
    """Marks of figures go by themselves; a date in the past and a price of nothing are asked about.

    A figure that differs from the published one has just been written by the laboratory, and is no example any more.
    Compared with the published page, not with what the form showed: the editor saves drafts in the background, and
    each of those would pass for what was there before.
    """

    example_figures = forms.MultipleChoiceField(
        label="Masih contoh",
        choices=Figure.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Belum ditetapkan laboratorium: pengunjung melihat “contoh” di sampingnya. "
        "Tanda hilang sendiri bila isinya diubah lalu diterbitkan.",
    )
    free = forms.BooleanField(
        label="Memang gratis",
        required=False,
        help_text="Hanya perlu dicentang bila tarifnya Rp0, agar angka yang terlupa tidak terbit sebagai gratis.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        published = type(self.instance).objects.live().filter(pk=self.instance.pk).values(*Figure.values).first() or {}
        cleaned["example_figures"] = [
            mark
            for mark in cleaned.get("example_figures", [])
            if mark not in published or cleaned.get(mark, published[mark]) == published[mark]
        ]
        self._check_schedule(cleaned)
        newly_free = cleaned.get("price_idr") == 0 and published.get(Figure.PRICE.value) != 0
        if newly_free and self._publishes() and not cleaned.get("free"):
            self.add_error("price_idr", ValidationError(FREE_TEXT, code="free"))
        return cleaned

    def _publishes(self) -> bool:
        return any(self.data.get(button) for button in PUBLISHING)

    def _check_schedule(self, cleaned: dict[str, Any]) -> None:
        """A date that somebody has just written lies ahead. One that has come true stays on the page, and is let be."""
        at, before = cleaned.get("go_live_at"), self.initial.get("go_live_at")
        # The form knows minutes, the database seconds.
        untouched = at and before and at.replace(second=0, microsecond=0) == before.replace(second=0, microsecond=0)
        if at and not untouched and at <= timezone.now():
            self.add_error("go_live_at", ValidationError(PAST_TEXT % weekday_time(at), code="past"))
