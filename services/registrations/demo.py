"""Demo registrations in every status, made by the actions themselves, days ago as far as the portal knows.

All persons are invented; the running part of each NIK is 0000, which the civil registry never gives. Messages are
settled as 'only logged' at once, so that no gateway ever sees them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any, Final

import pikepdf
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.utils import timezone

from cms_pages.catalogue import queries as catalogue
from cms_pages.catalogue.enums import WALK_IN_SERVICES, SampleType
from services.common import clock
from services.common.enums import Service
from services.files import staging
from services.files.models import StagedFile
from services.notifications.actions.delivery import claim, settle
from services.notifications.enums import Outcome
from services.notifications.outcomes import Delivery
from services.registrations import actions, queries
from services.registrations.actions.submission import Person, Submission
from services.registrations.enums import Channel, Flag, IdentityType, Relation
from services.registrations.models import Registration
from services.schedule.queries import Calendar, calendar

CONSENT: Final = "contoh"
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
class _Story:
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
    _Story(
        name="Sukma Larasati",
        born=date(1996, 2, 11),
        woman=True,
        days_ago=9,
        steps=(*_TO_COMPLETED, "correct", "release"),
    ),
    _Story(
        name="Hendro Wicaksana",
        born=date(1971, 8, 30),
        woman=False,
        days_ago=8,
        steps=_TO_COMPLETED,
        exams=4,
    ),
    _Story(
        name="Tri Nuraini",
        born=date(1985, 12, 5),
        woman=True,
        days_ago=8,
        steps=(*_TO_COMPLETED, "correct"),
    ),
    _Story(
        name="Galang Ramadhan",
        born=date(2002, 4, 19),
        woman=False,
        days_ago=7,
        steps=_TO_EXAMINING,
        exams=3,
    ),
    _Story(
        name="Endah Purwaningsih",
        born=date(1968, 6, 23),
        woman=True,
        days_ago=7,
        steps=(*_TO_COMPLETED, "withdraw"),
    ),
    _Story(
        name="Yosef Adi Kristanto",
        born=date(1979, 1, 14),
        woman=False,
        days_ago=5,
        steps=_TO_VALIDATED,
        delivery=UNCERTAIN,
    ),
    _Story(
        name="Rukmini",
        born=date(1955, 9, 2),
        woman=True,
        days_ago=5,
        steps=("reject",),
        exams=1,
        with_referral=False,
    ),
    _Story(
        name="Bagas Setyo Pambudi",
        born=date(1990, 11, 27),
        woman=False,
        days_ago=4,
        steps=("cancel",),
        exams=1,
    ),
    _Story(
        name="Melati Ayu Kinasih",
        born=date(1993, 5, 8),
        woman=True,
        days_ago=2,
        steps=_TO_EXAMINING,
        exams=5,
    ),
    _Story(
        name="Sardi Utomo",
        born=date(1962, 3, 16),
        woman=False,
        days_ago=2,
        steps=_TO_SPECIMEN,
        delivery=REFUSED,
    ),
    _Story(
        name="Nadhira Salsabila",
        born=date(2019, 7, 21),
        woman=True,
        days_ago=1,
        steps=_TO_VERIFIED,
        by_parent="Wening Astuti",
    ),
    _Story(
        name="Paulus Suryo Nugroho",
        born=date(1988, 10, 3),
        woman=False,
        days_ago=1,
        steps=("request_correction",),
    ),
    _Story(
        name="Siti Khoiriyah",
        born=date(1974, 4, 1),
        woman=True,
        days_ago=0,
        steps=(),
        region="339901",
        flags=frozenset({Flag.UNKNOWN_REGION}),
    ),
    _Story(
        name="Joko Waluyo",
        born=date(1983, 2, 9),
        woman=False,
        days_ago=0,
        steps=(),
        desk=True,
        with_referral=False,
    ),
    _Story(
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
_REASONS: Final = {
    "request_correction": "Surat rujukan tidak terbaca. Unggah ulang dengan foto yang lebih terang.",
    "reject": "Pemeriksaan yang dipilih memerlukan surat rujukan dokter.",
    "cancel": "Pasien berhalangan hadir.",
    "withdraw": "Satuan pada lembar hasil keliru. Hasil yang benar segera diterbitkan.",
}


def load() -> None:
    """Make the demo registrations; does nothing where there is one. Wants the demo accounts and the catalogue."""
    if Registration.objects.exists():
        return
    logging.disable(logging.ERROR)  # a message that fails on purpose is no news to whoever starts the demo
    try:
        for position, story in enumerate(STORIES):
            _Teller(story, position).tell()
    finally:
        logging.disable(logging.NOTSET)


def pdf(title: str, lines: list[str]) -> bytes:
    """A small real PDF of one A5 page with a title and lines of text (Latin letters only)."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(420, 595))
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
    text = [f"BT /F1 14 Tf 36 545 Td ({_escaped(title)}) Tj /F1 10 Tf 0 -10 Td"]
    text += [f"0 -18 Td ({_escaped(line)}) Tj" for line in lines]
    page.Contents = document.make_stream(" ".join([*text, "ET"]).encode("latin-1"))
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


@contextmanager
def _at(moment: datetime) -> Iterator[None]:
    """The portal's clock stands at a moment. For a command that runs alone: it is everybody's clock."""
    real = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = real


class _Teller:
    """Lets one story happen: each act at its hour of its day."""

    def __init__(self, story: _Story, position: int) -> None:
        people = get_user_model().objects
        self.story = story
        self.first: Any = people.get(username="labadmin")
        self.second: Any = people.get(username="labadmin2")
        self.position = position
        self.calendar: Calendar = calendar(Service.LABORATORY)
        self.now = clock.now()
        day = self._open_day_ago(story.days_ago)
        start = timezone.make_aware(datetime.combine(day, time(8, 5))) + timedelta(minutes=11 * position)
        self.moment = min(start, self.now - timedelta(minutes=60 - 3 * position)) if story.days_ago == 0 else start

    def _open_day_ago(self, days: int) -> date:
        """That many open days before today; today itself for 0."""
        day = clock.today()
        while days:
            day -= timedelta(days=1)
            days -= self.calendar.is_open(day)
        return day

    def tell(self) -> None:
        """Submit, take the steps, and let the messages be 'sent'."""
        with _at(self.moment):
            registration = self._submit()
        self._deliver(LOGGED)
        for step in self.story.steps:
            self._pass_time(step)
            with _at(self.moment):
                self._take(registration, step)
            self._deliver(self.story.delivery if step == self.story.steps[-1] else LOGGED)

    def _pass_time(self, step: str) -> None:
        """Minutes to hours; a result takes until the next day. Never beyond now."""
        later = timedelta(hours=22) if step in {"upload", "correct"} else timedelta(minutes=47 + 5 * self.position)
        self.moment = min(self.moment + later, self.now - timedelta(minutes=1))

    def _submit(self) -> Registration:
        story = self.story
        exams = list(catalogue.flat(catalogue.grouped(sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES)))
        chosen = [exams[(7 * self.position + 3 * step) % len(exams)] for step in range(story.exams)]
        submission = Submission(
            form_token=f"demo-{self.position}",
            person=self._person(),
            visit_date=self.calendar.add_working_days(clock.today(), 0 if story.steps else 1),
            shown_prices={exam.page_id: exam.price_idr for exam in chosen},
            consent_version=CONSENT,
            referral=self._referral() if story.with_referral else None,
            flags=story.flags,
        )
        if story.desk:
            return actions.submit(submission, actor=self.first, channel=Channel.DESK)
        return actions.submit(submission)

    def _person(self) -> Person:
        story = self.story
        day = story.born.day + 40 * story.woman
        return Person(
            full_name=story.name,
            birth_date=story.born,
            identity_type=IdentityType.NONE if story.without_identity else IdentityType.NIK,
            identity_number="" if story.without_identity else f"{story.region}{day:02}{story.born:%m%y}0000",
            no_identity_reason="Bayi belum memiliki NIK." if story.without_identity else "",
            applicant_name=story.by_parent,
            relation=Relation.PARENT if story.by_parent else "",
            guardian_consent=bool(story.by_parent),
            phone=f"+62812000000{self.position:02}",
            email=f"pasien{self.position}@example.test",
        )

    def _referral(self) -> StagedFile:
        """Through the same door as a visitor's upload."""
        request = HttpRequest()
        request.META["REMOTE_ADDR"] = "127.0.0.1"
        request.session = SessionStore()
        content = pdf(
            "Surat Rujukan (contoh)", [f"Pasien: {self.story.name}", "Mohon dilakukan pemeriksaan laboratorium."]
        )
        upload = SimpleUploadedFile("surat-rujukan.pdf", content, content_type="application/pdf")
        file = staging.stage(request, upload)
        request.session.delete()
        return file

    def _take(self, registration: Registration, step: str) -> None:
        match step:
            case "upload" | "correct":
                actions.upload_result(registration.pk, self._result(registration), name="hasil.pdf", actor=self.first)
            case "release":
                version = queries.waiting_result(registration)
                assert version is not None  # noqa: S101 -- an upload comes before it in every story
                actions.release_result(registration.pk, version.pk, actor=self.second)
            case "withdraw":
                actions.withdraw_result(registration.pk, actor=self.second, reason=_REASONS[step])
            case "cancel":
                actions.move(registration.pk, step, actor=None, reason=_REASONS[step])
            case _:
                actions.move(registration.pk, step, actor=self.first, reason=_REASONS.get(step, ""))

    def _result(self, registration: Registration) -> bytes:
        lines = [f"Nomor: {registration.number}", f"Nama: {registration.full_name}", ""]
        lines += [f"{item.name}: contoh" for item in registration.items.all()]
        return pdf("Hasil Pemeriksaan (contoh)", [*lines, "", "Lembar ini contoh, bukan hasil pemeriksaan sungguhan."])

    def _deliver(self, delivery: Delivery) -> None:
        with _at(self.moment + timedelta(seconds=4)):
            while message := claim("demo"):
                settle(message, delivery, seconds=0)
