"""What happened, in Indonesian: for the staff's screen of the trail."""

from collections.abc import Mapping
from typing import Final

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
    "officer": "petugas",
    "outcome": "hasil",
    "purpose": "untuk",
    "reason": "alasan",
    "removed": "dihapus",
    "sender": "pengirim",
    "sha256": "SHA-256",
    "time": "waktu",
    "to": "menjadi",
    "total_idr": "total (Rp)",
    "typed": "nomor diketik",
    "version": "versi",
}


def name_events(names: Mapping[str, str]) -> None:
    """Add the words for an app's events; called in AppConfig.ready by apps that make their events out of a table."""
    _EVENTS.update(names)


def event_words(event: str) -> str:
    """The words for an event; one without words shows its own name."""
    return _EVENTS.get(event, event)


def event_choices() -> list[tuple[str, str]]:
    """All events that have words, by words."""
    return sorted(_EVENTS.items(), key=lambda each: each[1])


def fact_words(name: str) -> str:
    """The words for the name of a fact; one without words shows its own name."""
    return _FACTS.get(name, name)
