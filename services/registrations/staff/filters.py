"""The filters of a register: an allow-list of query parameters, and what each asks of the database.

Whatever else stands in the address is not looked at; a bad value finds nothing. Each filter brings the order in which
its index delivers, so that the first page never sorts a million rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from cryptography.fernet import InvalidToken
from django import forms
from django.db import models
from django.db.models import QuerySet
from django.utils import timezone

from services.common import clock
from services.common.encryption import decrypt_bytes, encrypt_bytes
from services.common.form_fields import IndonesianDateField
from services.registrations import queries
from services.registrations.enums import Status
from services.registrations.models import Registration
from services.registrations.staff import search
from services.registrations.staff.troubles import troubled_ids

NEWEST_FIRST = ("-submitted_at", "-id")


class Need(models.TextChoices):
    """What waits for somebody."""

    LATE = "terlambat", "Terlambat dari janji selesai"
    MESSAGE = "pesan", "Pesan gagal atau tidak pasti"
    RELEASE = "rilis", "Menunggu rilis Anda"
    OTHERS_RELEASE = "rilis-lain", "Menunggu rilis oleh petugas lain"
    FLAGGED = "periksa", "Perlu dilihat sebelum verifikasi"


def seal(typed: str) -> str:
    """A search term for an address: names, NIK and phones don't belong into histories and logs of servers."""
    return encrypt_bytes(typed.encode()).decode()


def unseal(token: str) -> str | None:
    """The term, or None for a token that isn't ours."""
    try:
        return decrypt_bytes(token.encode()).decode()
    except (InvalidToken, UnicodeError):
        return None


class RegisterFilter(forms.Form):
    """Query parameters of the list to clean values. All optional; `cari` is a sealed `q`."""

    q = forms.CharField(required=False, label="Cari", max_length=10_000)
    cari = forms.CharField(required=False, max_length=4_000, widget=forms.HiddenInput)
    status = forms.ChoiceField(required=False, label="Status", choices=[("", "Semua status"), *Status.choices])
    perlu = forms.ChoiceField(required=False, label="Perlu tindakan", choices=[("", "Semua"), *Need.choices])
    pemeriksaan = forms.CharField(required=False, label="Pemeriksaan", max_length=30)
    kunjungan_dari = IndonesianDateField(required=False, label="Kunjungan dari")
    kunjungan_sampai = IndonesianDateField(required=False, label="Kunjungan sampai")
    diajukan_dari = IndonesianDateField(required=False, label="Diajukan dari")
    diajukan_sampai = IndonesianDateField(required=False, label="Diajukan sampai")

    def clean_cari(self) -> str:
        token: str = self.cleaned_data["cari"]
        term = unseal(token) if token else ""
        if term is None:
            raise forms.ValidationError("Alamat pencarian ini sudah tidak berlaku. Cari lagi.")
        return term

    @property
    def typed(self) -> str:
        """What was searched for, by whichever parameter it came. Only of a valid form."""
        return str(self.cleaned_data["q"] or self.cleaned_data["cari"])

    @property
    def active(self) -> bool:
        """Whether anything narrows the list."""
        return self.is_valid() and any(self.cleaned_data.values())

    def parameters(self) -> dict[str, str]:
        """The filters as they stood in the address, without the search."""
        return {name: self.data[name] for name in self.fields if name not in {"q", "cari"} and self.data.get(name)}


@dataclass(frozen=True)
class Narrowed:
    """What a filter leaves of a register, in the order in which to show it."""

    registrations: QuerySet[Registration]
    term: search.Term


def narrow(registrations: QuerySet[Registration], form: RegisterFilter, *, service: str, user: Any) -> Narrowed:
    """Apply a bound form to a service's register. An invalid form finds nothing."""
    if not form.is_valid():
        return Narrowed(registrations.none(), search.Term(search.Shape.NOTHING))
    values = form.cleaned_data
    term = search.understand(form.typed)
    found = search.narrow(registrations, term)
    if values["status"]:
        found = found.filter(status=values["status"])
    found = _between(found, values)
    if values["perlu"]:
        found = _needing(found, values["perlu"], service=service, user=user)
    if values["pemeriksaan"]:
        found = found.filter(items__code=values["pemeriksaan"])  # one row at most: an exam stands once in each
    return Narrowed(found.order_by(*_order(values, term)), term)


def _order(values: Mapping[str, Any], term: search.Term) -> tuple[str, ...]:
    if values["perlu"] == Need.LATE:
        return ("promised_on", "id")
    if values["kunjungan_dari"] or values["kunjungan_sampai"]:
        return ("-visit_date", "id")
    others = (term.shape != search.Shape.NOTHING, values["status"], values["diajukan_dari"], values["diajukan_sampai"])
    if values["pemeriksaan"] and not any(others):
        return ("-items__registration_id",)
    return NEWEST_FIRST


def _between(registrations: QuerySet[Registration], values: Mapping[str, Any]) -> QuerySet[Registration]:
    limits: dict[str, Any] = {
        "visit_date__gte": values["kunjungan_dari"],
        "visit_date__lte": values["kunjungan_sampai"],
        "submitted_at__gte": _midnight(values["diajukan_dari"]),
        "submitted_at__lt": _midnight(values["diajukan_sampai"], days=1),
    }
    return registrations.filter(**{lookup: limit for lookup, limit in limits.items() if limit is not None})


def _midnight(day: date | None, *, days: int = 0) -> datetime | None:
    return timezone.make_aware(datetime.combine(day + timedelta(days=days), time.min)) if day else None


def _needing(registrations: QuerySet[Registration], need: str, *, service: str, user: Any) -> QuerySet[Registration]:
    match need:
        case Need.LATE:
            return registrations & queries.overdue(service, clock.today())
        case Need.MESSAGE:
            return registrations.filter(pk__in=troubled_ids())
        case Need.FLAGGED:
            return registrations.filter(status=Status.SUBMITTED).exclude(flags=[])
        case _:
            waiting = queries.results_waiting_for(user) if need == Need.RELEASE else queries.results_waiting_from(user)
            return registrations.filter(pk__in=waiting.values("registration_id"))
