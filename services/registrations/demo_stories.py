"""The demo's registrations: who they are, and what happened to each. All persons are invented."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from services.common import clock
from services.notifications.enums import Outcome
from services.notifications.outcomes import Delivery
from services.registrations.enums import Flag

LOGGED: Final = Delivery(Outcome.LOGGED, "Data contoh: hanya dicatat, tidak dikirim.")
REFUSED: Final = Delivery(Outcome.REFUSED, "Data contoh: Number not registered on WhatsApp")
UNCERTAIN: Final = Delivery(Outcome.UNCERTAIN, "Data contoh: gerbang tidak menjawab.")

# What each status takes to be reached, in the order of the steps.
_TO_VERIFIED: Final = ("verify",)
_TO_SPECIMEN: Final = (*_TO_VERIFIED, "receive_specimen")
_TO_EXAMINING: Final = (*_TO_SPECIMEN, "examine")
_TO_VALIDATED: Final = (*_TO_EXAMINING, "upload")
_TO_COMPLETED: Final = (*_TO_VALIDATED, "release")


@dataclass(frozen=True, kw_only=True)
class Story:
    """One registration: who, how many open days ago, what happened since."""

    name: str
    born: date
    woman: bool  # the day in a NIK is 40 higher for women
    days_ago: int
    steps: tuple[str, ...]
    exams: int = 2
    region: str = "330801"
    desk: bool = False
    with_referral: bool = True
    by_parent: str = ""
    without_identity: bool = False
    delivery: Delivery = LOGGED
    flags: frozenset[Flag] = field(default_factory=frozenset)


STORIES: Final = (
    Story(
        name="Sukma Larasati",
        born=date(1996, 2, 11),
        woman=True,
        days_ago=9,
        steps=(*_TO_COMPLETED, "correct", "release"),
    ),
    Story(
        name="Hendro Wicaksana",
        born=date(1971, 8, 30),
        woman=False,
        days_ago=8,
        steps=_TO_COMPLETED,
        exams=4,
    ),
    Story(
        name="Tri Nuraini",
        born=date(1985, 12, 5),
        woman=True,
        days_ago=8,
        steps=(*_TO_COMPLETED, "correct"),
    ),
    Story(
        name="Galang Ramadhan",
        born=date(2002, 4, 19),
        woman=False,
        days_ago=7,
        steps=_TO_EXAMINING,
        exams=3,
    ),
    Story(
        name="Endah Purwaningsih",
        born=date(1968, 6, 23),
        woman=True,
        days_ago=7,
        steps=(*_TO_COMPLETED, "withdraw"),
    ),
    Story(
        name="Yosef Adi Kristanto",
        born=date(1979, 1, 14),
        woman=False,
        days_ago=5,
        steps=_TO_VALIDATED,
        delivery=UNCERTAIN,
    ),
    Story(
        name="Rukmini",
        born=date(1955, 9, 2),
        woman=True,
        days_ago=5,
        steps=("reject",),
        exams=1,
        with_referral=False,
    ),
    Story(
        name="Bagas Setyo Pambudi",
        born=date(1990, 11, 27),
        woman=False,
        days_ago=4,
        steps=("cancel",),
        exams=1,
    ),
    Story(
        name="Melati Ayu Kinasih",
        born=date(1993, 5, 8),
        woman=True,
        days_ago=2,
        steps=_TO_EXAMINING,
        exams=5,
    ),
    Story(
        name="Sardi Utomo",
        born=date(1962, 3, 16),
        woman=False,
        days_ago=2,
        steps=_TO_SPECIMEN,
        delivery=REFUSED,
    ),
    Story(
        name="Nadhira Salsabila",
        born=date(2019, 7, 21),
        woman=True,
        days_ago=1,
        steps=_TO_VERIFIED,
        by_parent="Wening Astuti",
    ),
    Story(
        name="Paulus Suryo Nugroho",
        born=date(1988, 10, 3),
        woman=False,
        days_ago=1,
        steps=("request_correction",),
    ),
    Story(
        name="Siti Khoiriyah",
        born=date(1974, 4, 1),
        woman=True,
        days_ago=0,
        steps=(),
        region="339901",
        flags=frozenset({Flag.UNKNOWN_REGION}),
    ),
    Story(
        name="Joko Waluyo",
        born=date(1983, 2, 9),
        woman=False,
        days_ago=0,
        steps=(),
        desk=True,
        with_referral=False,
    ),
    Story(
        name="Bayi Ny. Lestari",
        born=clock.today() - timedelta(days=70),
        woman=True,
        days_ago=0,
        steps=(),
        exams=1,
        by_parent="Dyah Lestari",
        without_identity=True,
        flags=frozenset({Flag.NO_IDENTITY}),
    ),
)
REASONS: Final = {
    "request_correction": "Surat rujukan tidak terbaca. Unggah ulang dengan foto yang lebih terang.",
    "reject": "Pemeriksaan yang dipilih memerlukan surat rujukan dokter.",
    "cancel": "Pasien berhalangan hadir.",
    "withdraw": "Satuan pada lembar hasil keliru. Hasil yang benar segera diterbitkan.",
}
