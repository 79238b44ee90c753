"""Demo registrations in every status, made by the actions themselves, days ago as far as the portal knows.

All persons are invented; the running part of each NIK is 0000, which the civil registry never gives. Messages are
settled as 'only logged' at once, so that no gateway ever sees them.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
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
from services.notifications.outcomes import Delivery
from services.registrations import actions, queries
from services.registrations.actions.submission import Person, Submission
from services.registrations.demo_stories import LOGGED, REASONS, STORIES, Story
from services.registrations.enums import Channel, IdentityType, Relation
from services.registrations.models import Registration
from services.schedule.queries import Calendar, calendar

CONSENT: Final = "contoh"


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

    def __init__(self, story: Story, position: int) -> None:
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
                actions.withdraw_result(registration.pk, actor=self.second, reason=REASONS[step])
            case "cancel":
                actions.move(registration.pk, step, actor=None, reason=REASONS[step])
            case _:
                actions.move(registration.pk, step, actor=self.first, reason=REASONS.get(step, ""))

    def _result(self, registration: Registration) -> bytes:
        lines = [f"Nomor: {registration.number}", f"Nama: {registration.full_name}", ""]
        lines += [f"{item.name}: contoh" for item in registration.items.all()]
        return pdf("Hasil Pemeriksaan (contoh)", [*lines, "", "Lembar ini contoh, bukan hasil pemeriksaan sungguhan."])

    def _deliver(self, delivery: Delivery) -> None:
        with _at(self.moment + timedelta(seconds=4)):
            while message := claim("demo"):
                settle(message, delivery, seconds=0)
