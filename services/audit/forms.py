"""What staff search the trail by: person, object, event, time."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from services.accounts.models import User
from services.audit.actions import APPLICANT, SYSTEM
from services.audit.models import AuditEntry
from services.audit.words import event_choices
from services.common.form_fields import IndonesianDateField

# With more people of one name the search wants to be narrower, for the reader and for the database.
MOST_PEOPLE: Final = 10
_SHORTEST_NAME: Final = 3


class TrailFilter(forms.Form):
    """The names are an allow-list: nothing else in an address reaches the database. Every search uses an index."""

    orang = forms.CharField(
        label="Pelaku", required=False, max_length=150, help_text="Nama, NIP, atau surel pegawai; Pemohon; Sistem."
    )
    objek = forms.CharField(
        label="Objek", required=False, max_length=200, help_text="Nomor pendaftaran, atau nama objek selengkapnya."
    )
    kejadian = forms.ChoiceField(label="Kejadian", required=False)
    dari = IndonesianDateField(label="Dari tanggal", required=False)
    sampai = IndonesianDateField(label="Sampai tanggal", required=False)

    _people: list[int]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        events = forms.ChoiceField(label="Kejadian", required=False, choices=[("", "Semua kejadian"), *event_choices()])
        self.fields["kejadian"] = events

    def clean_orang(self) -> str:
        typed = str(self.cleaned_data["orang"]).strip()
        if typed and len(typed) < _SHORTEST_NAME:
            raise forms.ValidationError("Tulis paling sedikit 3 huruf.")
        self._people = _employees(typed) if typed else []
        if len(self._people) > MOST_PEOPLE:
            raise forms.ValidationError("Lebih dari 10 pegawai bernama ini. Tulis nama lebih lengkap, atau NIP.")
        return typed

    def clean_objek(self) -> str:
        return str(self.cleaned_data["objek"]).strip()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        first, last = cleaned.get("dari"), cleaned.get("sampai")
        if first and last and first > last:
            self.add_error("sampai", "Tanggal akhir harus sama dengan atau setelah tanggal awal.")
        return cleaned

    def narrow(self, entries: QuerySet[AuditEntry]) -> QuerySet[AuditEntry]:
        """The lines that were asked for; none while something typed can't be understood."""
        if not self.is_valid():
            return entries.none()
        asked = self.cleaned_data
        if asked["orang"]:
            entries = entries.filter(_by(asked["orang"], self._people))
        if asked["objek"]:
            entries = entries.filter(object_label__in={asked["objek"], asked["objek"].upper()})
        if asked["kejadian"]:
            entries = entries.filter(event=asked["kejadian"])
        if asked["dari"]:
            entries = entries.filter(at__gte=timezone.make_aware(datetime.combine(asked["dari"], time.min)))
        if asked["sampai"]:
            after = asked["sampai"] + timedelta(days=1)
            entries = entries.filter(at__lt=timezone.make_aware(datetime.combine(after, time.min)))
        return entries


def _employees(typed: str) -> list[int]:
    """Ids of those with this name in part, or this user name, NIP or e-mail address; one more than MOST_PEOPLE."""
    same = Q(full_name__icontains=typed) | Q(username__iexact=typed) | Q(nip=typed) | Q(email__iexact=typed)
    return list(User.objects.filter(same).values_list("pk", flat=True)[: MOST_PEOPLE + 1])


def _by(typed: str, people: list[int]) -> Q:
    """Lines of these people. Those who aren't employees are found by what the trail calls them."""
    for label in (APPLICANT, SYSTEM):
        if typed.casefold() == label.casefold():
            return Q(actor_label=label)
    # The label too: a name that was changed since, or of an account that is gone.
    return Q(actor_id__in=people) | Q(actor_label=typed)
