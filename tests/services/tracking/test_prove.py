"""Number and second proof: what opens, what locks, what an attacker learns."""

import threading
import time
from collections import Counter
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

import pytest
from django.db import connection

from services.audit.models import AuditEntry
from services.common.registration_numbers import new_number
from services.guards.models import Counter as Attempts
from services.registrations.models import Registration
from services.registrations.queries import tracking_key
from services.tracking import actions
from services.tracking.actions import prove
from services.tracking.errors import Locked, WrongProof
from tests.support.registrations import BORN, LABORATORY, officer, registration

pytestmark = pytest.mark.django_db

WRONG = date(1991, 5, 17)
HERE = "203.0.113.7"


def _fail(number: str, times: int, **options: Any) -> None:
    for _ in range(times):
        with pytest.raises(WrongProof):
            prove(number, WRONG, address=options.get("address", HERE), key=options.get("key", ""))


def test_the_right_birth_date_opens_and_is_recorded() -> None:
    asked = registration()
    assert prove(asked.number, BORN, address=HERE).pk == asked.pk
    assert AuditEntry.objects.get(event="tracking.opened").address == HERE


def test_five_wrong_proofs_lock_the_number_even_for_the_right_one() -> None:
    asked = registration()
    _fail(asked.number, 5)
    with pytest.raises(Locked):
        prove(asked.number, BORN, address="198.51.100.1")


def test_an_unknown_number_locks_alike() -> None:
    unknown = new_number("L", date(2026, 11, 23))
    _fail(unknown, 5)
    with pytest.raises(Locked):
        prove(unknown, BORN, address="198.51.100.1")


def test_the_lock_is_15_minutes_and_then_twice_as_long() -> None:
    number = registration().number
    lasts: list[datetime] = []
    for _ in range(3):
        _fail(number, 5, address=f"198.51.100.{len(lasts)}")
        with pytest.raises(Locked) as caught:
            prove(number, WRONG, address=HERE)
        lasts.append(caught.value.until)
        Attempts.objects.update(locked_until=caught.value.until - timedelta(days=1))
    pauses = [round((until - lasts[0]).total_seconds() / 60) for until in lasts]
    assert pauses == [0, 15, 45]


def test_a_right_proof_forgets_the_wrong_ones_before() -> None:
    asked = registration()
    for _ in range(3):
        _fail(asked.number, 4)
        prove(asked.number, BORN, address=HERE)


def test_an_address_has_twenty_over_all_numbers() -> None:
    numbers = [new_number("L", date(2026, 11, 23)) for _ in range(20)]
    for number in numbers:
        _fail(number, 1)
    with pytest.raises(Locked):
        prove(registration().number, BORN, address=HERE)


def test_who_knows_one_number_does_not_clear_the_address() -> None:
    asked = registration()
    for _ in range(19):
        _fail(new_number("L", date(2026, 11, 23)), 1)
    prove(asked.number, BORN, address=HERE)
    _fail(new_number("L", date(2026, 11, 23)), 1)
    with pytest.raises(Locked):
        prove(asked.number, BORN, address=HERE)


def test_the_messages_own_link_survives_the_lock_of_number_and_address() -> None:
    asked = registration()
    _fail(asked.number, 5)
    for _ in range(15):
        _fail(new_number("L", date(2026, 11, 23)), 1)
    assert prove(asked.number, BORN, address=HERE, key=tracking_key(asked.number)).pk == asked.pk


def test_the_link_has_five_tries_of_its_own_and_a_made_up_key_none() -> None:
    asked = registration()
    _fail(asked.number, 5, key=tracking_key(asked.number))
    with pytest.raises(Locked):
        prove(asked.number, BORN, address=HERE, key=tracking_key(asked.number))
    _fail(asked.number, 5, key="0" * 32)
    with pytest.raises(Locked):
        prove(asked.number, BORN, address=HERE, key="0" * 32)


def test_staff_unlock_on_the_record() -> None:
    asked = registration()
    _fail(asked.number, 5)
    clerk = officer("ani", *LABORATORY, "registrations.unlock_tracking")
    assert actions.is_locked(asked)
    actions.unlock(asked, actor=clerk)
    assert prove(asked.number, BORN, address=HERE).pk == asked.pk
    assert AuditEntry.objects.get(event="tracking.unlocked").actor_id == clerk.pk


def test_an_unknown_number_takes_as_long_as_a_wrong_proof() -> None:
    known, unknown = registration().number, new_number("L", date(2026, 11, 23))

    def duration(number: str) -> float:
        start = time.perf_counter()
        actions._is_right(number, WRONG)
        return time.perf_counter() - start

    duration(known), duration(unknown)
    pairs = [(duration(known), duration(unknown)) for _ in range(200)]
    assert 0.5 < median(one for one, _ in pairs) / median(two for _, two in pairs) < 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_200_wrong_proofs_at_once_at_most_five_are_looked_at() -> None:
    number = registration().number
    barrier = threading.Barrier(200)
    outcomes: Counter[str] = Counter()

    def attempt(index: int) -> None:
        try:
            barrier.wait(timeout=60)
            prove(number, WRONG, address=f"10.0.{index}.1")
        except (WrongProof, Locked) as refusal:
            outcomes[type(refusal).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=attempt, args=(index,)) for index in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"WrongProof": 5, "Locked": 195}
    assert Registration.objects.count() == 1
