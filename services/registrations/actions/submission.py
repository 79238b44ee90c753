"""A registration comes in, and is corrected by its applicant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from django.db import IntegrityError, transaction

from cms_pages.catalogue import queries as catalogue
from cms_pages.catalogue.enums import WALK_IN_SERVICES, SampleType
from services.audit.actions import APPLICANT, record
from services.common import clock
from services.common.enums import Service
from services.common.registration_numbers import new_number
from services.files import staging
from services.files.actions import forget
from services.files.enums import Purpose
from services.files.models import StagedFile, StoredFile
from services.registrations import messages, queries
from services.registrations.actions.steps import advance, check, lock
from services.registrations.enums import Channel, Flag, Status
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged
from services.registrations.models import Registration, RegistrationItem, StatusChange
from services.schedule.queries import Calendar, calendar

_NUMBER_TRIES: Final = 5


@dataclass(frozen=True, kw_only=True)
class Person:
    """The patient, and who may be told. Values are clean already (services.common.people)."""

    full_name: str
    birth_date: date
    identity_type: str
    identity_number: str = ""
    no_identity_reason: str = ""
    applicant_name: str = ""
    relation: str = ""
    guardian_consent: bool = False
    phone: str = ""
    has_whatsapp: bool = True
    email: str = ""
    result_by_whatsapp: bool = False


@dataclass(frozen=True, kw_only=True)
class Submission:
    """What a form hands over. `shown_prices` maps exam page ids to the rupiah that the person saw and agreed to."""

    form_token: str
    person: Person
    visit_date: date
    shown_prices: Mapping[int, int]
    consent_version: str
    referral: StagedFile | None = None
    flags: frozenset[Flag] = field(default_factory=frozenset)


def _agreed_exams(shown_prices: Mapping[int, int]) -> list[catalogue.ExamType]:
    """The chosen exam types, live and at the prices that were shown.

    Raises NothingChosen, ExamsGone, PricesChanged.
    """
    if not shown_prices:
        raise NothingChosen
    exams = catalogue.by_ids(shown_prices, sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES)
    gone = shown_prices.keys() - {exam.page_id for exam in exams}
    if gone:
        raise ExamsGone(tuple(sorted(gone)))
    if any(exam.price_idr != shown_prices[exam.page_id] for exam in exams):
        raise PricesChanged(sum(shown_prices.values()), sum(exam.price_idr for exam in exams))
    return exams


def _refuse_closed_day(open_days: Calendar, day: date) -> None:
    reason = open_days.closed_because(day)
    if reason:
        raise DayClosed(reason)


def _add_items(registration: Registration, exams: list[catalogue.ExamType]) -> None:
    RegistrationItem.objects.bulk_create(
        RegistrationItem(
            registration=registration,
            exam_id=exam.page_id,
            code=exam.code,
            name=exam.name,
            category=exam.category_name,
            price_idr=exam.price_idr,
            working_days=exam.working_days,
        )
        for exam in exams
    )


def submit(
    submission: Submission,
    *,
    actor: Any = None,
    channel: Channel = Channel.ONLINE,
    address: str | None = None,
) -> Registration:
    """Register for a laboratory examination: number, registration, agreed items, file, history, audit, message.

    The same `form_token` always gives the same registration. `actor` is the officer at the desk, None the applicant.
    Raises NothingChosen, ExamsGone, PricesChanged, DayClosed, or StagedFile.DoesNotExist when another registration has
    the referral letter; then nothing was written.
    """
    for tries_left in reversed(range(_NUMBER_TRIES)):
        try:
            return _submit(submission, _terms(submission), actor=actor, channel=channel, address=address)
        except (IntegrityError, StagedFile.DoesNotExist, NothingChosen, ExamsGone, PricesChanged, DayClosed) as error:
            # Sent before, when prices were others; or at this moment, and so has the token and the letter: all is
            # undone. Otherwise somebody has just that number: all is undone and done again with another one, since a
            # savepoint for what hardly ever happens would cost every visitor two statements.
            earlier = queries.of_form(submission.form_token)
            if earlier is not None:
                return earlier
            if not isinstance(error, IntegrityError) or not tries_left:
                raise
    raise AssertionError("the last try returns or raises")


@dataclass(frozen=True)
class _Terms:
    """What the laboratory offers at the moment of submission."""

    exams: list[catalogue.ExamType]
    promised_on: date


def _terms(submission: Submission) -> _Terms:
    """Read before the transaction, which on SQLite keeps all others from writing: prices are agreed, not locked."""
    exams = _agreed_exams(submission.shown_prices)
    open_days = calendar(Service.LABORATORY)
    _refuse_closed_day(open_days, submission.visit_date)
    longest = max(exam.working_days for exam in exams)
    return _Terms(exams, open_days.add_working_days(submission.visit_date, longest))


@transaction.atomic
def _submit(
    submission: Submission, terms: _Terms, *, actor: Any, channel: Channel, address: str | None
) -> Registration:
    person = submission.person
    earlier, is_duplicate = queries.of_form_or_alike(
        submission.form_token,
        service=Service.LABORATORY,
        index=queries.identity_index(person.identity_type, person.identity_number),
        visit_date=submission.visit_date,
    )
    if earlier is not None:
        return earlier
    flags = submission.flags | ({Flag.POSSIBLE_DUPLICATE} if is_duplicate else frozenset())
    now = clock.now()
    registration = Registration.objects.create(
        **_person_fields(person),
        number=new_number(Service.LABORATORY, clock.today()),
        form_token=submission.form_token,
        service=Service.LABORATORY,
        status=Status.SUBMITTED,
        status_since=now,
        channel=channel,
        visit_date=submission.visit_date,
        promised_on=terms.promised_on,
        total_idr=sum(exam.price_idr for exam in terms.exams),
        referral=_promote(submission.referral, actor),
        consent_version=submission.consent_version,
        consented_at=now,
        flags=sorted(flags),
        submitted_at=now,
        submitted_by=actor,
    )
    _add_items(registration, terms.exams)
    StatusChange.objects.create(
        registration=registration, step="submit", to_status=Status.SUBMITTED, at=now, actor=actor
    )
    record(
        "registration.submitted",
        actor=actor,
        actor_label=APPLICANT,
        obj=registration,
        label=registration.number,
        address=address,
        data={
            "channel": channel,
            "total_idr": registration.total_idr,
            "exams": [exam.code for exam in terms.exams],
            "consent": submission.consent_version,
            "flags": registration.flags,
        },
    )
    messages.tell(registration, "registration_received", occasion="submit")
    return registration


def _person_fields(person: Person) -> dict[str, Any]:
    return {
        **person.__dict__,
        "identity_index": queries.identity_index(person.identity_type, person.identity_number),
        "phone_index": queries.phone_index(person.phone),
        "email_index": queries.email_index(person.email),
    }


def _promote(staged: StagedFile | None, actor: Any) -> StoredFile | None:
    return staging.promote(staged, purpose=Purpose.REFERRAL, actor=actor) if staged is not None else None


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What the applicant may mend from the tracking page. Identity, phone and birth date are mended by staff only."""

    full_name: str
    visit_date: date
    shown_prices: Mapping[int, int]
    referral: StagedFile | None = None  # None keeps the old one


@transaction.atomic
def resubmit(registration_id: int, correction: Correction, *, address: str | None = None) -> Registration:
    """The applicant answers *Perlu Perbaikan*. Exam types kept from before keep the price agreed before.

    Raises StepNotPossible when it no longer waits for a correction, and what submit() raises.
    """
    registration = lock(registration_id)
    step = registration.kind.flow["resubmit"]
    check(registration, step, actor=None)
    open_days = calendar(registration.service)
    if correction.visit_date != registration.visit_date:
        _refuse_closed_day(open_days, correction.visit_date)
    kept = {item.exam_id: item for item in registration.items.all() if item.exam_id in correction.shown_prices}
    added = {exam: price for exam, price in correction.shown_prices.items() if exam not in kept}
    if not kept and not added:
        raise NothingChosen
    exams = _agreed_exams(added) if added else []
    changed = [name for name in ("full_name", "visit_date") if getattr(correction, name) != getattr(registration, name)]
    # What was agreed on stays, also when its page is gone from the catalogue and no form can name it any more.
    removed = registration.items.filter(exam__isnull=False).exclude(exam_id__in=kept)
    facts = {"changed": changed, "removed": [item.code for item in removed], "added": [exam.code for exam in exams]}
    removed.delete()
    _add_items(registration, exams)
    items = list(registration.items.all())
    registration.full_name = correction.full_name
    registration.visit_date = correction.visit_date
    longest = max(item.working_days for item in items)
    registration.promised_on = open_days.add_working_days(correction.visit_date, longest)
    registration.total_idr = sum(item.price_idr for item in items)
    replaced = registration.referral_id if correction.referral is not None else None
    if correction.referral is not None:
        registration.referral = _promote(correction.referral, None)
        facts["changed"].append("referral")
    registration.save(update_fields=["full_name", "visit_date", "promised_on", "total_idr", "referral"])
    if replaced is not None:
        forget([replaced])
    advance(registration, step, actor=None, address=address, facts=facts)
    return registration
