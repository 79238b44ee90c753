"""When the visitor comes: a date typed, or one of the next open days chosen."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django import forms
from django.utils.functional import cached_property

from cms_pages.base.formats import DAYS, MONTHS, long_date
from services.common import clock
from services.common.enums import Service
from services.common.form_fields import IndonesianDateField
from services.common.problems import problem_text
from services.registrations.forms.base import SectionedForm
from services.schedule.queries import Calendar, calendar

FURTHEST: Final = timedelta(days=90)
DAYS_OFFERED: Final = 6


@dataclass(frozen=True)
class DayChoice:
    """One radio of components/day_choices.html: ``value`` is the ISO date, ``label`` is ``Rab, 25 Nov``."""

    value: str
    label: str
    note: str = ""
    full: bool = False


class VisitFields(SectionedForm):
    """The visit date: today or later, at most FURTHEST ahead; a chosen radio (`visit_day`) wins over what is typed.

    Whether the laboratory is open that day is the action's business; `check_opening_day` asks it for a form that is
    shown again anyway.
    """

    service: Service

    visit_date = IndonesianDateField(
        label="Tanggal Kunjungan",
        widget=forms.TextInput(attrs={"class": "w-short", "autocomplete": "off"}),
        error_messages={"required": "Isi tanggal kunjungan, atau pilih salah satu hari."},
    )
    visit_day = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["visit_date"].help_text = f"Contoh: {clock.today() + timedelta(days=1):%d/%m/%Y}."

    @cached_property
    def calendar(self) -> Calendar:
        return calendar(self.service)

    @property
    def day_choices(self) -> list[DayChoice]:
        """The next open days after today."""
        return [
            DayChoice(
                day.isoformat(), f"{DAYS[day.weekday()][:3]}, {day.day}\N{NO-BREAK SPACE}{MONTHS[day.month - 1][:3]}"
            )
            for day in self.calendar.next_open_days(clock.today(), DAYS_OFFERED)
        ]

    @property
    def chosen_day(self) -> str:
        return self.typed("visit_day")

    def not_asked(self) -> set[str]:
        return super().not_asked() | ({"visit_date"} if self.chosen_day else set())

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.chosen_day:
            self._take_chosen_day()
        day = self.cleaned_data.get("visit_date")
        today = clock.today()
        if day is None:
            return self.cleaned_data
        if day < today:
            self.add_error("visit_date", f"{long_date(day)} sudah lewat. Pilih hari ini atau sesudahnya.")
        elif day > today + FURTHEST:
            self.add_error("visit_date", f"Pilih tanggal paling lambat {long_date(today + FURTHEST)}.")
        return self.cleaned_data

    def _take_chosen_day(self) -> None:
        try:
            self.cleaned_data["visit_date"] = date.fromisoformat(self.chosen_day[:10])
        except ValueError:
            self.add_error("visit_date", problem_text("date_format"))

    def check_opening_day(self) -> None:
        """Add the error of a day on which the service is closed."""
        day = self.cleaned_data.get("visit_date")
        reason = self.calendar.closed_because(day) if day else None
        if reason:
            self.add_error("visit_date", reason)
