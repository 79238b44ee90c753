"""*Layanan yang akan diambil*: exam types with the prices that were shown, so that nobody agrees to another one."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property

from cms_pages.base.formats import rupiah
from cms_pages.base.pickers import Choice, Group, Picker
from cms_pages.catalogue import queries as catalogue
from cms_pages.catalogue.enums import WALK_IN_SERVICES, SampleType
from cms_pages.catalogue.models import ExamTypePage
from services.registrations.forms.base import SectionedForm

_MOST: Final = 300
# Nine digits at most: what both databases take as an id and as a price.
_ID: Final = re.compile(r"\d{1,9}", re.ASCII)
_VALUE: Final = re.compile(r"(\d{1,9}):(\d{1,9})", re.ASCII)


class ExamsField(forms.Field):
    """Checkbox values ``<page id>:<rupiah>``; cleans to a dict of both."""

    # Drawn by components/exam_picker.html; this one only reads the boxes.
    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> dict[int, int]:
        chosen: dict[int, int] = {}
        for text in value or []:
            match = _VALUE.fullmatch(str(text))
            if match is None or len(chosen) >= _MOST:
                raise ValidationError("Ada pilihan yang tidak terbaca. Periksa lagi pilihan Anda.", code="unreadable")
            chosen[int(match[1])] = int(match[2])
        return chosen


class ExamFields(SectionedForm):
    """The exam types on offer to people who come in person, and those that were chosen."""

    exams = ExamsField(
        label="Layanan yang akan diambil",
        error_messages={"required": "Pilih paling sedikit satu pemeriksaan."},
    )

    def __init__(self, *args: Any, chosen: Iterable[str] = (), **options: Any) -> None:
        """`chosen` are page ids as they came in an address, such as from the catalogue's calculator."""
        super().__init__(*args, **options)
        self.chosen_before = {int(text) for text in chosen if _ID.fullmatch(text)}

    @cached_property
    def offered(self) -> list[catalogue.Category]:
        return catalogue.grouped(sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES)

    @property
    def prices(self) -> Mapping[int, int]:
        """Rupiah by page id, as they are shown now."""
        return {exam.page_id: exam.price_idr for exam in catalogue.flat(self.offered)}

    @property
    def chosen_ids(self) -> set[int]:
        """What is ticked when the form is shown; also of a form that wasn't checked."""
        if not self.is_bound:
            return self.chosen_before
        typed = self.fields["exams"].widget.value_from_datadict(self.data, self.files, self.add_prefix("exams"))
        return {int(match[1]) for text in typed or [] if (match := _VALUE.fullmatch(str(text)))}

    @property
    def groups(self) -> list[Group]:
        """Exam types by category with today's prices; the values carry them back to us."""
        chosen, prices = self.chosen_ids, self.prices
        return [
            Group(
                category.name,
                [
                    Choice(
                        value=f"{exam.page_id}:{prices[exam.page_id]}",
                        label=exam.name,
                        price=prices[exam.page_id],
                        chosen=exam.page_id in chosen,
                    )
                    for exam in category.exams
                ],
                first=index == 0,
            )
            for index, category in enumerate(self.offered)
        ]

    @cached_property
    def picker(self) -> Picker:
        """For components/exam_picker.html."""
        return Picker(self.groups)

    def check_exams(self) -> None:
        """Add what changed in the catalogue since the form was shown: retired exam types, other prices."""
        shown = self.cleaned_data.get("exams")
        if not shown:
            return
        prices = self.prices
        gone = sorted(shown.keys() - prices.keys())
        kept = shown.keys() - set(gone)
        if gone:
            self.add_error("exams", _gone_text(gone))
        old, new = sum(shown[exam] for exam in kept), sum(prices[exam] for exam in kept)
        if any(shown[exam] != prices[exam] for exam in kept):
            self.add_error(
                "exams",
                f"Tarif berubah saat Anda mengisi: dari {rupiah(old)} menjadi {rupiah(new)}. Setuju? "
                "Bila setuju, kirim sekali lagi.",
            )


def _gone_text(page_ids: list[int]) -> str:
    """Names those that were public once; whatever else is behind an id (a draft) keeps its name."""
    once_public = ExamTypePage.objects.filter(pk__in=page_ids, first_published_at__isnull=False)
    names = list(once_public.order_by("title").values_list("title", flat=True))
    which = ", ".join(names) if len(names) == len(page_ids) else ", ".join([*names, "satu pilihan lain"])
    if not names:
        which = "Sebagian pilihan Anda"
    return f"{which} tidak dapat dipesan lagi, dan sudah kami lepas dari pilihan Anda. Periksa lagi, lalu kirim."
