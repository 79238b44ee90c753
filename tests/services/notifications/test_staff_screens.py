"""*Pesan* in the admin: trouble first, masked, narrow filters, and buttons for those who may."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from services.audit.models import AuditEntry
from services.notifications.enums import Channel, Status
from services.notifications.models import Message
from services.notifications.queries import for_object

pytestmark = pytest.mark.django_db
Make = Callable[..., Message]
INDEX = "/admin/pesan/"
SEE, READ, SEND = "view_message", "read_message_text", "resend_message"


@pytest.fixture
def officer(client: Client, settings: Any) -> Callable[..., Any]:
    """Logs in somebody with the given rights on messages, and answers who."""
    settings.REQUIRE_2FA = False

    def log_in(*codenames: str) -> Any:
        user = get_user_model().objects.create_user("officer", full_name="Admin Lab")
        user.user_permissions.set(Permission.objects.filter(codename__in=[*codenames, "access_admin"]))
        client.force_login(user)
        return user

    return log_in


def in_status(message: Message, status: Status, *, attention: bool = False) -> Message:
    Message.objects.filter(pk=message.pk).update(status=status, needs_attention=attention)
    return message


def shown(response: Any) -> list[Message]:
    return list(response.context["page_obj"].object_list)


def test_trouble_first_then_the_newest(client: Client, officer: Any, make_message: Make) -> None:
    officer(SEE)
    failed = in_status(make_message(), Status.FAILED, attention=True)
    first = in_status(make_message(), Status.SENT)
    doubt = in_status(make_message(), Status.UNCERTAIN, attention=True)
    handled = in_status(make_message(), Status.FAILED)
    assert shown(client.get(INDEX)) == [doubt, failed, handled, first]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("status=failed", ["N1"]),
        ("status=perlu-tindakan", ["N1"]),
        ("saluran=email", ["N2"]),
        ("status=sent&saluran=email", ["N2"]),
        ("status=sent&saluran=call", []),
        ("status=bogus", []),
        ("status__startswith=f", ["N1", "N2"]),
        ("attempt_log__answer__startswith=a", ["N1", "N2"]),
        ("bogus=1&id__in=1,x&p=0&o=1.x", ["N1", "N2"]),
        ("p=abc", ["N1", "N2"]),
        ("p=999", ["N1", "N2"]),
        ("status=%00", []),
    ],
)
def test_only_two_filters_reach_the_database(
    client: Client, officer: Any, make_message: Make, query: str, expected: list[str]
) -> None:
    officer(SEE)
    in_status(make_message(), Status.FAILED, attention=True)
    in_status(make_message(phone="", email="siti@example.test"), Status.SENT)
    response = client.get(f"{INDEX}?{query}")
    assert response.status_code == 200
    assert [message.about_label for message in shown(response)] == expected


def test_recipients_are_masked_and_texts_are_not_in_the_list(client: Client, officer: Any, make_message: Make) -> None:
    officer(SEE, READ, SEND)
    make_message()
    make_message(phone="", email="siti@example.test")
    page = client.get(INDEX).content.decode()
    assert "+62 812 •••• 7890" in page
    assert "s•••@example.test" in page
    for secret in ("81234567890", "siti@", "http://portal.test/1"):
        assert secret not in page


def test_as_many_queries_for_thirty_as_for_one(
    client: Client, officer: Any, make_message: Make, django_assert_num_queries: Any
) -> None:
    officer(SEE, SEND)
    make_message()
    client.get(INDEX)
    with CaptureQueriesContext(connection) as one:
        client.get(INDEX)
    for _ in range(29):
        in_status(make_message(), Status.FAILED, attention=True)
    with django_assert_num_queries(len(one)):
        assert len(shown(client.get(INDEX))) == 30


def test_the_text_is_for_those_who_may_read_it(client: Client, officer: Any, make_message: Make) -> None:
    user = officer(SEE)
    message = make_message(template="result_ready")
    Message.objects.filter(pk=message.pk).update(body="Unduh di http://portal.test/lacak/L1/?k=secret sekarang")
    page = client.get(f"{INDEX}{message.pk}/").content.decode()
    assert "Anda tidak berhak membaca teks pesan." in page
    assert "Unduh di" not in page
    user.user_permissions.add(Permission.objects.get(codename=READ))
    page = client.get(f"{INDEX}{message.pk}/").content.decode()
    # The key in a link opens the applicant's own page: staff don't see it.
    assert "Unduh di http://portal.test/lacak/L1/?••• sekarang" in page


def test_resend_an_uncertain_one(client: Client, officer: Any, make_message: Make) -> None:
    user = officer(SEE, SEND)
    message = in_status(make_message(), Status.UNCERTAIN, attention=True)
    response = client.post(f"{INDEX}{message.pk}/kirim-ulang/", {"next": INDEX})
    assert (response.status_code, response["Location"]) == (302, INDEX)
    message.refresh_from_db()
    assert (message.status, message.needs_attention, message.attempts) == (Status.QUEUED, False, 0)
    [line] = AuditEntry.objects.filter(event="message.resent")
    assert (line.actor_id, line.object_id, line.object_label) == (user.pk, str(message.pk), "N1")
    assert line.data == {"from": "uncertain", "channel": "whatsapp", "template": "registration_verified"}


def test_a_second_click_changes_nothing(client: Client, officer: Any, make_message: Make) -> None:
    officer(SEE, SEND)
    message = in_status(make_message(), Status.FAILED, attention=True)
    client.post(f"{INDEX}{message.pk}/kirim-ulang/")
    response = client.post(f"{INDEX}{message.pk}/kirim-ulang/", follow=True)
    assert "Tidak dilakukan: pesan ini sekarang menunggu dikirim." in response.content.decode()
    assert AuditEntry.objects.filter(event="message.resent").count() == 1


@pytest.mark.parametrize(
    ("button", "event", "status"),
    [
        ("sudah-ditelepon", "message.called", Status.CALLED),
        ("selesai", "message.dismissed", Status.TO_BE_CALLED),
    ],
)
def test_called_and_dismissed(
    client: Client, officer: Any, make_message: Make, button: str, event: str, status: Status
) -> None:
    officer(SEE, SEND)
    message = make_message(has_whatsapp=False)
    assert (message.channel, message.status) == (Channel.CALL, Status.TO_BE_CALLED)
    client.post(f"{INDEX}{message.pk}/{button}/")
    message.refresh_from_db()
    assert (message.status, message.needs_attention) == (status, False)
    assert AuditEntry.objects.filter(event=event).count() == 1


@pytest.mark.parametrize("elsewhere", ["https://evil.test/", "//evil.test/", "wagtailadmin_home", "-1", "[]"])
def test_next_leads_nowhere_else(client: Client, officer: Any, make_message: Make, elsewhere: str) -> None:
    officer(SEE, SEND)
    message = in_status(make_message(), Status.FAILED, attention=True)
    response = client.post(f"{INDEX}{message.pk}/selesai/", {"next": elsewhere})
    assert response["Location"] == f"{INDEX}{message.pk}/"


@pytest.mark.parametrize("rights", [(), (READ,), (SEND,), (SEE,), (SEE, READ)])
@pytest.mark.parametrize("button", ["kirim-ulang", "sudah-ditelepon", "selesai"])
def test_buttons_need_the_right(
    client: Client, officer: Any, make_message: Make, rights: tuple[str, ...], button: str
) -> None:
    officer(*rights)
    message = in_status(make_message(), Status.FAILED, attention=True)
    response = client.post(f"{INDEX}{message.pk}/{button}/")
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    message.refresh_from_db()
    assert message.status == Status.FAILED
    assert AuditEntry.objects.count() == 0


@pytest.mark.parametrize("button", ["kirim-ulang", "sudah-ditelepon", "selesai"])
def test_buttons_are_post_with_a_csrf_token(officer: Any, client: Client, make_message: Make, button: str) -> None:
    user = officer(SEE, SEND)
    message = in_status(make_message(), Status.FAILED, attention=True)
    assert client.get(f"{INDEX}{message.pk}/{button}/").status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user)
    assert strict.post(f"{INDEX}{message.pk}/{button}/").status_code == 403
    message.refresh_from_db()
    assert message.needs_attention is True


@pytest.mark.parametrize("address", [INDEX, f"{INDEX}1/"])
def test_who_may_not_see(client: Client, officer: Any, address: str) -> None:
    assert client.get(address).status_code == 302
    officer(READ)
    response = client.get(address)
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("path", ["create/", "edit/1/", "delete/1/", "history/1/", "inspect/1/", "9999/", "abc/"])
def test_there_is_nothing_else(client: Client, officer: Any, path: str) -> None:
    officer(SEE, READ, SEND)
    assert client.get(f"{INDEX}{path}").status_code == 404


def test_the_part_for_other_screens(make_message: Make, officer: Any) -> None:
    user = officer(SEE, SEND)
    message = in_status(make_message(about=user), Status.UNCERTAIN, attention=True)
    request = RequestFactory().get("/admin/somewhere/?x=1")
    request.user = user
    part = render_to_string("notifications/_messages.html", {"outbox": for_object(user)}, request=request)
    assert reverse("notifications_message_resend", args=[message.pk]) in part
    assert 'name="next" value="/admin/somewhere/?x=1"' in part
    assert "Tidak pasti" in part
    assert "81234567890" not in part
