"""A registration comes in: what is written, what is refused, what is flagged."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection

from services.audit.models import AuditEntry
from services.common import clock
from services.common.enums import Service
from services.common.registration_numbers import ALPHABET, RANDOM_LENGTH, parse_number
from services.notifications.models import Message
from services.registrations.actions import submit
from services.registrations.enums import Channel, Flag, IdentityType, Status
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged
from services.registrations.models import Registration, RegistrationItem, StatusChange
from services.schedule.models import Closure
from services.schedule.queries import calendar
from tests.support.registrations import exam, officer, open_day, person, submission

pytestmark = pytest.mark.django_db


def _nothing_was_written() -> bool:
    return not any(model.objects.exists() for model in (Registration, StatusChange, Message)) and (
        not AuditEntry.objects.filter(event__startswith="registration.").exists()
    )


def test_state_history_trail_and_message_come_together() -> None:
    cholesterol, glucose = exam("Kolesterol", 30_000), exam("Glukosa", 25_000, working_days=4)
    registration = submit(submission(cholesterol, glucose), address="203.0.113.7")

    assert parse_number(registration.number) == registration.number
    assert registration.number.startswith(f"L{clock.today():%y%m%d}-")
    assert registration.status == Status.SUBMITTED
    assert registration.total_idr == 55_000
    assert registration.promised_on == calendar(Service.LABORATORY).add_working_days(registration.visit_date, 4)
    assert sorted(registration.items.values_list("name", "price_idr")) == [("Glukosa", 25_000), ("Kolesterol", 30_000)]
    assert [change.step for change in registration.history.all()] == ["submit"]
    entry = AuditEntry.objects.get(event="registration.submitted")
    assert (entry.object_id, entry.actor_label, entry.address) == (str(registration.pk), "Pemohon", "203.0.113.7")
    message = Message.objects.get()
    assert message.template == "registration_received"
    assert registration.number in message.body


def test_a_number_that_somebody_has_is_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    draw, drawn = secrets.choice, 0

    def same_until_the_third_number(alphabet: Sequence[str]) -> str:
        nonlocal drawn
        if alphabet != ALPHABET:
            return draw(alphabet)
        drawn += 1
        return alphabet[0] if drawn <= 3 * RANDOM_LENGTH else draw(alphabet)

    monkeypatch.setattr(secrets, "choice", same_until_the_third_number)
    chosen = exam()
    first = submit(submission(chosen))
    second = submit(replace(submission(chosen), person=person(identity_number="3308015705900001")))
    assert "-0000-000" in first.number
    assert "-0000-000" not in second.number
    assert drawn == 4 * RANDOM_LENGTH
    for registration in (first, second):
        assert [change.step for change in registration.history.all()] == ["submit"]
        assert registration.items.count() == 1
    assert Message.objects.count() == AuditEntry.objects.filter(event="registration.submitted").count() == 2


def test_a_number_is_not_drawn_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secrets, "choice", lambda alphabet: alphabet[0])
    chosen = exam()
    submit(submission(chosen))
    with pytest.raises(IntegrityError):
        submit(replace(submission(chosen), person=person(identity_number="3308015705900001")))
    assert Registration.objects.count() == Message.objects.count() == 1


def test_personal_data_is_encrypted_at_rest() -> None:
    registration = submit(submission(exam()))
    columns = ("identity_number", "phone", "email", "birth_date")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM registrations_registration")
        row = dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))
    plain = {name: str(getattr(Registration.objects.get(), name)) for name in columns}
    assert plain == {
        "identity_number": "3308011705900001",
        "phone": "+6281234567890",
        "email": "siti@example.test",
        "birth_date": "1990-05-17",
    }
    everything = " ".join(str(value) for value in row.values())
    assert [value for value in plain.values() if value in everything] == []
    assert len({row["identity_index"], row["phone_index"], row["email_index"]}) == 3
    assert registration.number in everything


def test_the_same_form_twice_is_one_registration() -> None:
    once = submission(exam())
    assert submit(once).pk == submit(once).pk
    assert Registration.objects.count() == 1
    assert Message.objects.count() == 1
    assert AuditEntry.objects.filter(event="registration.submitted").count() == 1


def test_a_price_that_moved_is_asked_again() -> None:
    page = exam("Kolesterol", 35_000)
    with pytest.raises(PricesChanged) as caught:
        submit(submission(page, shown_prices={page.pk: 30_000}))
    assert (caught.value.old_total_idr, caught.value.new_total_idr) == (30_000, 35_000)
    assert _nothing_was_written()


def test_prices_that_moved_but_sum_up_the_same_are_asked_again() -> None:
    one, two = exam("Kolesterol", 35_000), exam("Glukosa", 25_000)
    with pytest.raises(PricesChanged):
        submit(submission(one, two, shown_prices={one.pk: 30_000, two.pk: 30_000}))


@pytest.mark.parametrize(
    "fields", [{"active": False}, {"sample_type": "non_human"}, {"service_type": "shipment"}], ids=str
)
def test_what_is_not_offered_here_is_refused(fields: dict[str, object]) -> None:
    page = exam(**fields)  # type: ignore[arg-type]
    with pytest.raises(ExamsGone) as caught:
        submit(submission(page))
    assert caught.value.exam_ids == (page.pk,)
    assert _nothing_was_written()


def test_an_exam_that_never_was_is_refused() -> None:
    page = exam()
    with pytest.raises(ExamsGone):
        submit(submission(page, shown_prices={page.pk: 30_000, 987654: 1}))


def test_nothing_chosen_is_refused() -> None:
    with pytest.raises(NothingChosen):
        submit(submission())


def test_a_closed_day_is_refused() -> None:
    day = open_day()
    Closure.objects.create(first_day=day, last_day=day, reason="Cuti bersama")
    with pytest.raises(DayClosed) as caught:
        submit(submission(exam(), visit_date=day))
    assert "Cuti bersama" in caught.value.reason
    assert _nothing_was_written()


def test_another_one_for_the_same_person_and_day_is_flagged_for_staff() -> None:
    page = exam()
    first, second = submit(submission(page)), submit(submission(page))
    assert (first.flags, second.flags) == ([], [Flag.POSSIBLE_DUPLICATE])


def test_another_day_or_another_person_is_no_duplicate() -> None:
    page = exam()
    submit(submission(page))
    later = calendar(Service.LABORATORY).next_open_days(open_day(), 1)[0]
    assert submit(submission(page, visit_date=later)).flags == []
    assert submit(submission(page, person=person(identity_number="3308015705900002"))).flags == []


def test_two_without_identity_are_not_the_same_person() -> None:
    nobody = person(identity_type=IdentityType.NONE, identity_number="", no_identity_reason="Bayi baru lahir")
    page = exam()
    submit(submission(page, person=nobody))
    assert submit(submission(page, person=nobody)).flags == []


def test_the_desk_is_named() -> None:
    clerk = officer("ani")
    registration = submit(submission(exam()), actor=clerk, channel=Channel.DESK)
    assert (registration.channel, registration.submitted_by) == (Channel.DESK, clerk)
    assert AuditEntry.objects.get(event="registration.submitted").actor_id == clerk.pk


def test_the_agreed_price_outlives_the_exam_type() -> None:
    page = exam("Kolesterol", 30_000)
    registration = submit(submission(page))
    page.delete()
    item = RegistrationItem.objects.get(registration=registration)
    assert (item.exam_id, item.name, item.price_idr) == (None, "Kolesterol", 30_000)


def test_the_first_possible_visit_is_any_open_day() -> None:
    far = calendar(Service.LABORATORY).next_open_days(clock.today() + timedelta(days=30), 1)[0]
    asked = submission(exam())
    assert submit(replace(asked, visit_date=far)).visit_date == far
