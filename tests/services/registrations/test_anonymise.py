"""Anonymising: nothing of the person is left anywhere, what counts stays, and every interruption is survived."""

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from services.audit.models import AuditEntry
from services.common import clock
from services.files.actions import sweep_orphans
from services.files.models import StoredFile
from services.notifications.enums import Outcome
from services.notifications.enums import Status as MessageStatus
from services.notifications.models import Message, MessageAttempt
from services.registrations import jobs
from services.registrations.actions import anonymise, correct_person, hold, lift_hold, move, resubmit, reveal_person
from services.registrations.actions.retention import FORGOTTEN
from services.registrations.actions.submission import Correction
from services.registrations.enums import IdentityType, Relation, Status
from services.registrations.errors import AlreadyHeld, Anonymised, NotAllowed, NotHeld, ReasonMissing
from services.registrations.jobs import forget_people
from services.registrations.models import LegalHold, Registration
from services.registrations.queries import email_index, identity_index, phone_index
from services.tracking.actions import answer_lost_number, ask_for_lost_number
from services.tracking.models import LostNumberRequest
from tests.services.files.test_staging import stage, visitor
from tests.support.registrations import LABORATORY, NIK, officer, person, registration
from tests.support.retention import age, everything_stored, finished, handler, rejected

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[list[Any]]]

FATHER = "Bambang Sutrisno"
SITI = person(applicant_name=FATHER, relation=Relation.PARENT, guardian_consent=True, result_by_whatsapp=True)
SECRETS = (
    "Siti",
    "Rahmawati",
    FATHER,
    "1990-05-17",
    NIK,
    "81234567890",
    "siti@example.test",
    "rujukan.pdf",
    identity_index(IdentityType.NIK, NIK),
    phone_index("+6281234567890"),
    email_index("siti@example.test"),
)


def left() -> list[str]:
    stored = everything_stored()
    return [secret for secret in SECRETS if secret in stored]


def test_nothing_of_the_person_is_left(django_capture_on_commit_callbacks: Capture) -> None:
    asked = finished(person=SITI, referral=stage(visitor()))
    hold(asked.pk, actor=handler(), reason="Aduan dari Siti Rahmawati")
    lift_hold(asked.pk, actor=handler(), reason="Aduan selesai")
    AuditEntry.objects.filter(event="registration.held").get()
    ask_for_lost_number(phone="+6281234567890")
    answer_lost_number(LostNumberRequest.objects.get().pk)
    age(asked, years=26)
    message = Message.objects.all()[0]
    MessageAttempt.objects.create(message=message, outcome=Outcome.SENT, answer="6281234567890 ok")
    Message.objects.filter(pk=message.pk).update(gateway_answer="6281234567890 ok", document_id=asked.referral_id)
    files = list(StoredFile.objects.values_list("storage_name", flat=True))
    assert len(files) == 2
    assert set(SECRETS) - set(left()) == set()

    with django_capture_on_commit_callbacks(execute=True):
        assert anonymise(asked.pk) is True

    # The one thing that can't be changed: what officers write into the append-only trail, which their form forbids.
    assert left() == ["Siti", "Rahmawati"]
    AuditEntry.objects.get(event="registration.held", data__reason="Aduan dari Siti Rahmawati")
    assert [name for name in files if storages["private"].exists(name)] == []
    assert (StoredFile.objects.count(), Registration.objects.count()) == (0, 1)


def test_a_whole_way_without_names_in_reasons_leaves_nothing(django_capture_on_commit_callbacks: Capture) -> None:
    asked = age(rejected(person=SITI, referral=stage(visitor())), years=2)
    reveal_person(asked.pk, actor=handler(), reason="Diminta pasien")
    assert len(left()) == len(SECRETS)
    with django_capture_on_commit_callbacks(execute=True):
        anonymise(asked.pk)
    assert left() == []


def _row(asked: Registration) -> dict[str, Any]:
    return dict(Registration.objects.filter(pk=asked.pk).values().get())


def test_what_counts_stays() -> None:
    asked = age(finished(person=SITI), years=26)
    before = _row(asked)
    items = list(asked.items.values())
    history = list(asked.history.values("step", "from_status", "to_status", "at", "actor_id"))
    results = list(asked.results.values("version", "status", "uploaded_by_id", "released_by_id", "released_at"))
    messages = list(Message.objects.values("template", "status", "channel", "created_at", "about_label"))
    anonymise(asked.pk)
    after = _row(asked)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {*FORGOTTEN, "anonymised_at"} - {"no_identity_reason", "referral", "flags"}
    assert after["anonymised_at"] is not None
    assert list(asked.items.values()) == items
    assert list(asked.history.values("step", "from_status", "to_status", "at", "actor_id")) == history
    assert list(asked.results.values("version", "status", "uploaded_by_id", "released_by_id", "released_at")) == results
    assert list(Message.objects.values("template", "status", "channel", "created_at", "about_label")) == messages
    assert {(row.purged_at is None, row.needs_attention) for row in Message.objects.all()} == {(False, False)}
    assert (after["consent_version"], after["consented_at"]) == ("2026-11", before["consented_at"])


def test_the_trail_says_so() -> None:
    asked = age(rejected(referral=stage(visitor())), years=2)
    anonymise(asked.pk)
    entry = AuditEntry.objects.get(event="registration.anonymised")
    assert (entry.actor_id, entry.actor_label, entry.object_label) == (None, "Sistem", asked.number)
    assert entry.data == {"from": "rejected", "files": 1, "messages": 2}


def test_twice_is_once() -> None:
    asked = age(rejected(), years=2)
    assert [anonymise(asked.pk), anonymise(asked.pk)] == [True, False]
    assert AuditEntry.objects.filter(event="registration.anonymised").count() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_a_hold_that_commits_while_we_wait_for_the_row_counts() -> None:
    asked = age(rejected(), years=2)
    actor = handler()
    is_held = threading.Event()

    def hold_slowly() -> None:
        try:
            with transaction.atomic():
                hold(asked.pk, actor=actor, reason="Perkara")
                is_held.set()
                time.sleep(0.5)
        finally:
            connection.close()

    holding = threading.Thread(target=hold_slowly)
    holding.start()
    assert is_held.wait(timeout=10)
    assert anonymise(asked.pk) is False
    holding.join()
    asked.refresh_from_db()
    assert (asked.full_name, asked.anonymised_at) == ("Siti Rahmawati", None)


def test_a_letter_that_a_correction_replaced_is_gone_at_once(django_capture_on_commit_callbacks: Capture) -> None:
    asked = registration(referral=stage(visitor()))
    old = StoredFile.objects.get()
    move(asked.pk, "request_correction", actor=handler(), reason="Surat tidak terbaca.")
    mended = Correction(
        full_name=asked.full_name,
        visit_date=asked.visit_date,
        shown_prices={asked.items.get().exam_id or 0: 30_000},
        referral=stage(visitor()),
    )
    with django_capture_on_commit_callbacks(execute=True):
        resubmit(asked.pk, mended)
    asked.refresh_from_db()
    assert list(StoredFile.objects.values_list("pk", flat=True)) == [asked.referral_id]
    assert (asked.referral_id == old.pk, storages["private"].exists(old.storage_name)) == (False, False)


def test_before_its_time_nothing_happens() -> None:
    asked = age(rejected(), years=0, days=300)
    assert anonymise(asked.pk) is False
    asked.refresh_from_db()
    assert (asked.full_name, asked.anonymised_at) == ("Siti Rahmawati", None)


@pytest.mark.parametrize("status", [MessageStatus.QUEUED, MessageStatus.SENDING])
def test_a_message_on_its_way_is_waited_for(status: MessageStatus) -> None:
    asked = age(rejected(), years=2)
    Message.objects.filter(template="registration_rejected").update(status=status, locked_at=clock.now())
    assert anonymise(asked.pk) is False
    assert Message.objects.filter(purged_at=None).count() == 2
    Message.objects.update(status=MessageStatus.SENT)
    assert anonymise(asked.pk) is True


def test_a_kill_between_row_and_file_is_swept(django_capture_on_commit_callbacks: Capture, monkeypatch: Any) -> None:
    asked = age(rejected(referral=stage(visitor())), years=2)
    name = StoredFile.objects.get().storage_name
    with django_capture_on_commit_callbacks(execute=False):  # killed: what was to follow the commit never ran
        anonymise(asked.pk)
    assert storages["private"].exists(name)
    tomorrow = clock.now() + timedelta(hours=25)
    monkeypatch.setattr(clock, "now", lambda: tomorrow)
    sweep_orphans()
    assert not storages["private"].exists(name)


def test_a_failure_undoes_all_of_it(django_capture_on_commit_callbacks: Capture) -> None:
    """The letter can't go, since something else refers to it; by then all else was written."""
    asked = age(rejected(referral=stage(visitor())), years=2)
    file = StoredFile.objects.get()
    Registration.objects.filter(pk=registration().pk).update(referral=file)
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(ProtectedError):
        anonymise(asked.pk)
    asked.refresh_from_db()
    kept = storages["private"].exists(file.storage_name)
    assert (asked.full_name, asked.anonymised_at, kept) == ("Siti Rahmawati", None, True)
    assert not AuditEntry.objects.filter(event="registration.anonymised").exists()


@pytest.mark.parametrize("field", ["full_name", "applicant_name", "identity_index", "phone_index", "email_index"])
def test_the_database_lets_no_person_back_in(field: str) -> None:
    asked = age(rejected(), years=2)
    anonymise(asked.pk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=asked.pk).update(**{field: "Siti"})


def test_the_database_wants_a_birth_date_of_all_others() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=registration().pk).update(birth_date=None)


def test_no_step_is_taken_any_more() -> None:
    asked = age(rejected(), years=2)
    anonymise(asked.pk)
    with pytest.raises(Anonymised):
        move(asked.pk, "reopen", actor=handler(), reason="Salah")
    with pytest.raises(Anonymised):
        reveal_person(asked.pk, actor=handler(), reason="Ditanya")
    with pytest.raises(Anonymised):
        correct_person(asked.pk, person(), actor=handler(), reason="Ditanya")
    with pytest.raises(Anonymised):
        hold(asked.pk, actor=handler(), reason="Perkara")


def test_the_job_takes_as_many_as_a_run_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "ANONYMISED_AT_ONCE", 2)
    for number in range(3):
        age(rejected(person=person(identity_number=f"330801570590000{number}")), years=2)
    age(finished(person=person(identity_number="3308015705900009")), years=26)
    young = registration()
    assert [forget_people() for _ in range(3)] == [2, 2, 0]
    assert list(Registration.objects.filter(anonymised_at=None)) == [young]


def test_one_that_fails_does_not_keep_the_others(caplog: pytest.LogCaptureFixture) -> None:
    first, second = (age(rejected(), years=years) for years in (3, 2))
    with connection.cursor() as cursor:  # a row that no key opens
        cursor.execute("UPDATE registrations_registration SET phone = 'rusak' WHERE id = %s", [first.pk])
    assert forget_people() == 1
    assert list(Registration.objects.exclude(anonymised_at=None).values_list("pk", flat=True)) == [second.pk]
    assert [vars(record)["registration_id"] for record in caplog.records if record.levelname == "ERROR"] == [first.pk]


def test_a_hold_keeps_and_lifting_it_lets_go() -> None:
    asked = age(rejected(), years=2)
    hold(asked.pk, actor=handler(), reason=" Perkara nomor 12 ", address="203.0.113.7")
    assert (forget_people(), anonymise(asked.pk)) == (0, False)
    with pytest.raises(AlreadyHeld):
        hold(asked.pk, actor=handler(), reason="Lagi")
    lift_hold(asked.pk, actor=handler(), reason="Perkara selesai", address="203.0.113.7")
    with pytest.raises(NotHeld):
        lift_hold(asked.pk, actor=handler(), reason="Lagi")
    entries = AuditEntry.objects.filter(event__in=["registration.held", "registration.hold_lifted"]).order_by("pk")
    assert [(entry.event, entry.actor_id, entry.address, entry.data) for entry in entries] == [
        ("registration.held", handler().pk, "203.0.113.7", {"reason": "Perkara nomor 12"}),
        ("registration.hold_lifted", handler().pk, "203.0.113.7", {"reason": "Perkara selesai"}),
    ]
    assert forget_people() == 1
    assert list(LegalHold.objects.values_list("reason", "lift_reason", "set_by")) == [("", "", handler().pk)]


def test_a_hold_wants_the_right_and_a_reason() -> None:
    asked = rejected()
    for actor in (officer("citra", *LABORATORY), officer("dewi", "registrations.hold_person")):
        with pytest.raises(NotAllowed):
            hold(asked.pk, actor=actor, reason="Perkara")
    for act in (hold, lift_hold):
        with pytest.raises(ReasonMissing):
            act(asked.pk, actor=handler(), reason="  ")
    assert (LegalHold.objects.count(), asked.status) == (0, Status.REJECTED)
