"""`queue`: one row per dedupe key, in the caller's transaction, with nothing readable in the database."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import IntegrityError, connection, transaction

from services.common.clock import now
from services.notifications.enums import Channel, Priority, Status
from services.notifications.models import Message
from services.notifications.queries import for_object

pytestmark = pytest.mark.django_db
Make = Callable[..., Message]


def test_a_row_as_the_worker_wants_it(make_message: Make) -> None:
    message = make_message(email="siti@example.test", priority=Priority.RESULT)
    message.refresh_from_db()
    assert (message.channel, message.status, message.needs_attention) == (Channel.WHATSAPP, Status.QUEUED, False)
    assert (message.priority, message.attempts, message.about_label) == (Priority.RESULT, 0, "N1")
    assert message.recipient == "+6281234567890"
    assert message.next_attempt_at <= now()
    assert "Registrasi Pemeriksaan Lab N1" in message.text


def test_someone_without_whatsapp_and_e_mail_is_to_be_called(make_message: Make) -> None:
    message = make_message(has_whatsapp=False)
    assert (message.channel, message.status, message.needs_attention) == (Channel.CALL, Status.TO_BE_CALLED, True)


def test_the_same_key_gives_the_same_row(make_message: Make) -> None:
    first = make_message(dedupe_key="registration:1:verified:1")
    second = make_message(dedupe_key="registration:1:verified:1", phone="+6289999999999")
    assert (second.pk, second.phone) == (first.pk, first.phone)
    assert Message.objects.count() == 1


def test_a_rolled_back_caller_leaves_no_message(make_message: Make) -> None:
    def submit() -> None:
        with transaction.atomic():
            make_message()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        submit()
    assert Message.objects.count() == 0


def test_it_waits_until_it_may(make_message: Make) -> None:
    later = now() + timedelta(hours=2)
    make_message(not_before=later)
    assert list(Message.objects.due(now())) == []
    assert Message.objects.due(later).count() == 1


def test_results_go_before_bulk_and_older_before_newer(make_message: Make) -> None:
    bulk = make_message(priority=Priority.BULK)
    normal, second = make_message(), make_message()
    result = make_message(priority=Priority.RESULT)
    assert list(Message.objects.due(now())) == [result, normal, second, bulk]


def test_contact_and_text_are_encrypted_at_rest(make_message: Make) -> None:
    message = make_message(email="siti@example.test")
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone, email, body FROM notifications_message WHERE id = %s", [message.pk])
        [row] = cursor.fetchall()
    assert all(value.startswith("gAAAA") for value in row)


def test_a_key_that_leaves_no_room_is_a_fault(make_message: Make) -> None:
    with pytest.raises(ValueError, match="dedupe key"):
        make_message(dedupe_key="x" * 181)


def test_the_messages_of_an_object(make_message: Make) -> None:
    user = get_user_model().objects.create_user("officer")
    other = get_user_model().objects.create_user("other")
    first, second = make_message(about=user), make_message(about=user)
    make_message(about=other)
    make_message()
    assert list(for_object(user)) == [second, first]


def test_the_database_refuses_attention_without_trouble(make_message: Make) -> None:
    message = make_message()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(needs_attention=True)


def test_the_database_refuses_sending_without_a_lock(make_message: Make) -> None:
    message = make_message()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(status=Status.SENDING)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twenty_at_once_write_one_row(make_message: Make) -> None:
    start = threading.Barrier(20)
    got: list[int] = []

    def run() -> None:
        start.wait()
        try:
            with transaction.atomic():
                got.append(make_message(dedupe_key="race").pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 20
    assert set(got) == {Message.objects.get().pk}
