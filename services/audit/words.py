"""What happened, in Indonesian: for the staff's screen of the trail."""

from collections.abc import Mapping
from typing import Any, Final

from django.db.models import Model

_EVENTS: Final[dict[str, str]] = {
    "registration.submitted": "Pendaftaran diajukan",
    "registration.revealed": "Data pribadi dibuka",
    "registration.reveal_alarm": "Peringatan: banyak data pribadi dibuka",
    "registration.person_corrected": "Data pemohon dibetulkan",
    "tracking.opened": "Pelacakan dibuka",
    "tracking.unlocked": "Kunci pelacakan dibuka petugas",
    "file.viewed": "Berkas dilihat",
    "file.downloaded": "Berkas diunduh",
    "message.document_fetched": "Dokumen pesan diambil gerbang",
    "gateway.changed": "Pengaturan gerbang diubah",
    "gateway.tried": "Gerbang diuji",
    "message.resent": "Pesan dikirim ulang",
    "message.called": "Pesan disampaikan lewat telepon",
    "message.dismissed": "Pesan ditandai selesai",
    "account.created": "Akun dibuat",
    "account.changed": "Akun diubah",
    "account.roles_changed": "Peran akun diubah",
    "account.password_set_by_admin": "Kata sandi diganti admin",
    "account.activated": "Akun diaktifkan",
    "account.deactivated": "Akun dinonaktifkan",
    "account.logged_in": "Masuk",
    "account.locked": "Akun terkunci",
    "account.password_changed": "Kata sandi diganti",
    "account.second_factor_enrolled": "Verifikasi dua langkah dipasang",
    "account.second_factor_removed": "Verifikasi dua langkah dilepas",
    "account.recovery_codes_renewed": "Kode pemulihan diperbarui",
    "account.unlocked": "Kunci masuk akun dibuka",
    "account.second_factor_reset": "Verifikasi dua langkah diatur ulang",
    "openinghours.created": "Jam buka ditambah",
    "openinghours.changed": "Jam buka diubah",
    "openinghours.deleted": "Jam buka dihapus",
    "closure.created": "Hari tutup ditambah",
    "closure.changed": "Hari tutup diubah",
    "closure.deleted": "Hari tutup dihapus",
}

_FACTS: Final[dict[str, str]] = {
    "added": "ditambah",
    "after": "sesudah",
    "answer": "jawaban",
    "before": "sebelum",
    "changed": "diubah",
    "channel": "saluran",
    "consent": "persetujuan",
    "count": "jumlah",
    "document": "dokumen",
    "error": "galat",
    "exams": "pemeriksaan",
    "fetch": "pengambilan ke",
    "fields": "isian",
    "file": "berkas",
    "files": "berkas dihapus",
    "flags": "tanda",
    "form": "formulir",
    "from": "dari",
    "gateway": "gerbang",
    "match": "kecocokan",
    "messages": "pesan dikosongkan",
    "methods": "cara masuk",
    "officer": "petugas",
    "outcome": "hasil",
    "problems": "masalah",
    "purpose": "untuk",
    "reason": "alasan",
    "removed": "dihapus",
    "sender": "pengirim",
    "sha256": "SHA-256",
    "template": "jenis pesan",
    "time": "waktu",
    "to": "menjadi",
    "total_idr": "total",
    "typed": "nomor diketik",
    "version": "versi",
}

# By what the event's name begins with, then by fact, then by value.
_VALUES: Final[dict[str, dict[str, dict[str, str]]]] = {}


def name_events(names: Mapping[str, str]) -> None:
    """Add the words for an app's events; called in AppConfig.ready by apps that make their events out of a table."""
    _EVENTS.update(names)


def field_words(model: type[Model]) -> dict[str, str]:
    """What the fields of a model are called, by name: for facts that list which of them changed."""
    return {field.name: str(field.verbose_name) for field in model._meta.fields}


def name_values(scope: str, names: Mapping[str, Mapping[Any, Any]]) -> None:
    """Add the words for what facts hold, by fact and value, such as ``{"from": {"submitted": "Diajukan"}}``.

    `scope` is what an event's name begins with: the status of a message isn't that of a registration. Called in
    AppConfig.ready by the app whose values they are; a second call adds to the first.
    """
    of_scope = _VALUES.setdefault(scope, {})
    for fact, words in names.items():
        of_scope.setdefault(fact, {}).update({str(value): str(text) for value, text in words.items()})


def event_words(event: str) -> str:
    """The words for an event; one without words shows its own name."""
    return _EVENTS.get(event, event)


def event_choices() -> list[tuple[str, str]]:
    """All events that have words, by words."""
    return sorted(_EVENTS.items(), key=lambda each: each[1])


def fact_words(name: str) -> str:
    """The words for the name of a fact; one without words shows its own name."""
    return _FACTS.get(name, name)


def value_words(event: str, fact: str, value: str) -> str:
    """The words for what a fact of this event holds; what nobody named (a code, a reason) stands as it is."""
    return _VALUES.get(event.partition(".")[0], {}).get(fact, {}).get(value, value)
