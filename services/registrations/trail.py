"""The words for what lines about registrations hold, on the staff's screen of the trail."""

from typing import Final

from services.audit.words import field_words, name_events, name_values
from services.registrations.enums import Channel, Flag, PatientMatch, Status
from services.registrations.kinds import KINDS
from services.registrations.models import Registration

_EVENTS: Final = {
    "registration.held": "Penghapusan data ditahan",
    "registration.hold_lifted": "Penahanan penghapusan dicabut",
    "registration.anonymised": "Data pribadi dihapus sesuai masa simpan",
}

# By template: what the line about a message that was sent again, called or dismissed calls it.
MESSAGES: Final = {
    "correction_received": "Perbaikan diterima",
    "correction_requested": "Perlu diperbaiki",
    "correction_retracted": "Tidak perlu diperbaiki",
    "registration_cancelled": "Pendaftaran dibatalkan",
    "registration_received": "Pendaftaran diterima",
    "registration_rejected": "Pendaftaran ditolak",
    "registration_reopened": "Pendaftaran dibuka kembali",
    "registration_verified": "Pendaftaran terverifikasi",
    "result_corrected": "Hasil diperbaiki",
    "result_ready": "Hasil dapat diunduh",
    "result_withdrawn": "Hasil ditarik",
    "reveal_alarm": "Peringatan data pribadi dibuka",
    "specimen_not_received": "Sampel belum diterima",
    "specimen_received": "Sampel diterima",
}


def name_words() -> None:
    """Called once, in AppConfig.ready."""
    name_events(_EVENTS)
    name_events({f"registration.{step.name}": step.label for kind in KINDS.values() for step in kind.flow})
    statuses = dict(Status.choices)
    fields = field_words(Registration)
    name_values(
        "registration",
        {
            "changed": fields,
            "channel": dict(Channel.choices),
            "fields": fields,
            "flags": dict(Flag.choices),
            "from": statuses,
            "match": dict(PatientMatch.choices),
            "to": statuses,
        },
    )
    name_values("message", {"template": MESSAGES})
