"""What staff are told when an action refuses: what happened, where it stands now, what to do."""

from typing import Final

from services.common.enums import Service
from services.registrations.enums import Status
from services.registrations.errors import (
    AlreadyHeld,
    Anonymised,
    NoResultWaiting,
    NotAllowed,
    NotHeld,
    NumberNotTyped,
    ReasonMissing,
    Refused,
    SamePerson,
    StepNotPossible,
)
from services.registrations.flow import Step
from services.registrations.kinds import kind_of

ANONYMISED: Final = "Data pribadi telah dihapus sesuai masa simpan"

_SENTENCES: dict[type[Refused], str] = {
    Anonymised: f"{ANONYMISED}. Pendaftaran ini tidak dapat diubah lagi.",
    AlreadyHeld: "Penghapusan data pendaftaran ini sudah ditahan.",
    NotHeld: "Penghapusan data pendaftaran ini tidak sedang ditahan.",
    NotAllowed: "Anda tidak berhak mengambil langkah ini.",
    ReasonMissing: "Tulis alasannya.",
    SamePerson: "Hasil ini Anda sendiri yang mengunggah. Perilisan harus dilakukan petugas lain.",
    NumberNotTyped: (
        "Berkas ini tidak memuat nomor pendaftaran maupun nama lengkap pasien. Pastikan ini hasil pasien yang benar, "
        "lalu ketik nomor pendaftarannya."
    ),
    NoResultWaiting: (
        "Hasil yang Anda lihat sudah tidak menunggu rilis: petugas lain telah merilis, mengganti, atau membatalkannya."
    ),
}


def explain(refusal: Refused) -> str:
    """One Indonesian sentence or two. Raises KeyError for a refusal that staff can't meet."""
    if isinstance(refusal, StepNotPossible) and not isinstance(refusal, Anonymised):
        return f"Tidak ada yang diubah. Pendaftaran ini sekarang berstatus {Status(refusal.status).label}."
    return _SENTENCES[type(refusal)]


def done(step: Step, number: str) -> str:
    """What is said after a step."""
    return f"{number}: {step.label} berhasil."


NEXT: dict[str, str] = {
    Status.SUBMITTED: "Periksa data dan surat rujukan, lalu verifikasi.",
    Status.NEEDS_CORRECTION: "Menunggu pemohon memperbaiki pendaftarannya.",
    Status.VERIFIED: "Menunggu pasien datang. Terima sampel setelah diambil.",
    Status.SPECIMEN_RECEIVED: "Sampel sudah di laboratorium. Mulai pemeriksaan.",
    Status.EXAMINING: "Unggah hasil, lalu petugas lain merilis.",
    Status.VALIDATED: "Hasil menunggu rilis oleh petugas yang tidak mengunggahnya.",
    Status.COMPLETED: "Hasil sudah dirilis. Tidak ada yang perlu dilakukan.",
    Status.REJECTED: "Pendaftaran ditolak.",
    Status.CANCELLED: "Pendaftaran dibatalkan.",
}


def title_of(service: str) -> str:
    """The name of a service's register."""
    return Service(service).label if service != Service.LABORATORY else "Laboratorium"


def step_label(service: str, name: str) -> str:
    """The label of a step of a service's flow; of one that the flow no longer has, its name."""
    try:
        return kind_of(service).flow[name].label
    except KeyError:
        return name


WRONG_NUMBER = (
    "Nomor ini bukan nomor pendaftaran pasien ini. Periksa apakah berkas atau pendaftarannya tertukar, lalu ketik lagi."
)
