"""Taking steps: who may, from where, with what, and what goes with it."""

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from services.accounts.models import User
from services.audit.models import AuditEntry
from services.notifications.models import Message
from services.registrations.actions import move, move_many
from services.registrations.enums import Status
from services.registrations.errors import NotAllowed, ReasonMissing, StepNotPossible
from services.registrations.models import Registration
from tests.support.registrations import LABORATORY, exam, officer, registration, submission

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk() -> User:
    return officer("ani", *LABORATORY)


def test_a_step_writes_status_history_trail_and_message(clerk: User) -> None:
    asked = registration()
    move(asked.pk, "verify", actor=clerk, address="203.0.113.7")
    asked.refresh_from_db()
    change = asked.history.last()
    assert asked.status == Status.VERIFIED
    assert change is not None
    assert (change.step, change.from_status, change.to_status, change.actor) == (
        "verify",
        Status.SUBMITTED,
        Status.VERIFIED,
        clerk,
    )
    assert asked.status_since == change.at
    entry = AuditEntry.objects.get(event="registration.verify")
    assert (entry.actor_id, entry.data) == (clerk.pk, {"from": "submitted", "to": "verified"})
    assert Message.objects.filter(template="registration_verified").count() == 1


def test_the_same_step_again_after_a_way_back_tells_again(clerk: User) -> None:
    asked = registration()
    move(asked.pk, "verify", actor=clerk)
    move(asked.pk, "unverify", actor=clerk, reason="Rujukan belum dibaca")
    move(asked.pk, "verify", actor=clerk)
    assert Message.objects.filter(template="registration_verified").count() == 2


def test_a_step_from_elsewhere_says_where_it_stands(clerk: User) -> None:
    asked = registration()
    with pytest.raises(StepNotPossible) as caught:
        move(asked.pk, "examine", actor=clerk)
    assert caught.value.status == Status.SUBMITTED
    assert asked.history.count() == 1


@pytest.mark.parametrize("permissions", [(), ("registrations.view_laboratory",), ("registrations.handle_laboratory",)])
def test_both_seeing_and_handling_are_needed(permissions: tuple[str, ...]) -> None:
    asked = registration()
    with pytest.raises(NotAllowed):
        move(asked.pk, "verify", actor=officer("budi", *permissions))
    assert AuditEntry.objects.filter(event="registration.verify").count() == 0


def test_an_officer_who_left_may_nothing(clerk: User) -> None:
    clerk.is_active = False
    clerk.save()
    with pytest.raises(NotAllowed):
        move(registration().pk, "verify", actor=clerk)


@pytest.mark.parametrize("step", ["verify", "reject", "resubmit ", "nonsense"])
def test_the_applicant_takes_no_step_of_staff(step: str) -> None:
    with pytest.raises(NotAllowed):
        move(registration().pk, step, actor=None, reason="Saya mau")


def test_results_do_not_move_by_the_general_door(clerk: User) -> None:
    with pytest.raises(NotAllowed):
        move(registration().pk, "release_result", actor=clerk)


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_a_refusal_without_a_reason_is_none(clerk: User, reason: str) -> None:
    asked = registration()
    with pytest.raises(ReasonMissing):
        move(asked.pk, "reject", actor=clerk, reason=reason)
    asked.refresh_from_db()
    assert asked.status == Status.SUBMITTED


def test_a_reason_is_read_on_the_page_and_never_sent(clerk: User) -> None:
    asked = registration()
    move(asked.pk, "request_correction", actor=clerk, reason="Surat rujukan untuk Budi, bukan untuk Siti")
    assert asked.history.last().reason == "Surat rujukan untuk Budi, bukan untuk Siti"  # type: ignore[union-attr]
    assert [message.body for message in Message.objects.all() if "Budi" in message.body] == []


def test_the_applicant_cancels_with_a_reason() -> None:
    asked = registration()
    move(asked.pk, "cancel", actor=None, reason="Pindah kota")
    asked.refresh_from_db()
    assert asked.status == Status.CANCELLED
    assert AuditEntry.objects.get(event="registration.cancel").actor_label == "Pemohon"


def test_many_move_and_each_refusal_is_named(clerk: User) -> None:
    page = exam()
    from services.registrations.actions import submit

    one, two, three = (submit(submission(page)) for _ in range(3))
    move(two.pk, "reject", actor=clerk, reason="Bukan rujukan")
    outcome = move_many([one.pk, two.pk, three.pk, 10**9], "verify", actor=clerk)
    assert [each.pk for each in outcome.moved] == [one.pk, three.pk]
    assert list(outcome.refused) == [two.pk]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_two_officers_at_once_one_wins_and_the_other_is_told() -> None:
    asked = registration()
    officers = [officer("ani", *LABORATORY), officer("budi", *LABORATORY)]
    barrier = threading.Barrier(2)
    outcomes: list[str] = []

    def attempt(act: Callable[[], Registration]) -> None:
        barrier.wait()
        try:
            act()
            outcomes.append("won")
        except StepNotPossible as refusal:
            outcomes.append(refusal.status)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=attempt, args=(lambda: move(asked.pk, "verify", actor=officers[0]),)),
        threading.Thread(target=attempt, args=(lambda: move(asked.pk, "reject", actor=officers[1], reason="Ganda"),)),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    asked.refresh_from_db()
    # Verified first leaves a rejection possible (a later decision); rejected first refuses the verification.
    assert sorted(outcomes) in (["rejected", "won"], ["won", "won"])
    assert asked.status == Status.REJECTED
    assert asked.history.count() == 1 + outcomes.count("won")
