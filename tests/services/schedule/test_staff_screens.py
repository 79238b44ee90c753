"""*Jadwal layanan* in the admin: who may, what a slip is told, what is recorded; demo holidays."""

from datetime import date
from html import unescape

import pytest
from django.core.management import call_command
from django.test import Client

from services.accounts.enums import Role
from services.accounts.models import User
from services.audit.models import AuditEntry
from services.common import clock
from services.common.enums import Service
from services.schedule import demo
from services.schedule.models import Closure
from services.schedule.queries import calendar

CLOSURES = "/admin/jadwal/hari-tutup/"
CHRISTMAS = {"first_day": "25/12/2026", "last_day": "25/12/2026", "reason": "Hari Raya Natal", "service": ""}

pytestmark = pytest.mark.django_db


def officer(client: Client, role: Role) -> User:
    from django.contrib.auth.models import Group

    call_command("sync_roles", verbosity=0)
    user = User.objects.create_user(role.value, full_name="Rina Wulandari")
    user.groups.set(Group.objects.filter(name=role.group_name))
    client.force_login(user)
    return user


def test_an_officer_closes_a_day_and_it_is_recorded(client: Client) -> None:
    rina = officer(client, Role.LABADMIN)
    response = client.post(f"{CLOSURES}new/", CHRISTMAS)
    assert response.status_code == 302
    assert calendar(Service.LABORATORY).closed_because(date(2026, 12, 25)) is not None
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.actor_id, entry.object_label) == (
        "closure.created",
        rina.pk,
        "Hari Raya Natal (25/12/2026)",
    )
    assert entry.data == {"fields": {"first_day": "2026-12-25", "last_day": "2026-12-25", "reason": "Hari Raya Natal"}}


def test_changing_and_deleting_are_recorded_too(client: Client) -> None:
    officer(client, Role.LABADMIN)
    day = Closure.objects.create(first_day=date(2026, 12, 25), last_day=date(2026, 12, 25), reason="Natal")
    assert client.post(f"{CLOSURES}edit/{day.pk}/", CHRISTMAS).status_code == 302
    assert client.post(f"{CLOSURES}delete/{day.pk}/").status_code == 302
    assert list(AuditEntry.objects.order_by("pk").values_list("event", flat=True)) == [
        "closure.changed",
        "closure.deleted",
    ]
    assert not Closure.objects.exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"last_day": "24/12/2026"}, "Hari terakhir tidak boleh sebelum hari pertama."),
        ({"last_day": "25/12/2028"}, "Paling lama satu tahun sekali isi."),
    ],
)
def test_a_slip_is_told_in_words_and_changes_nothing(client: Client, change: dict[str, str], words: str) -> None:
    officer(client, Role.LABADMIN)
    response = client.post(f"{CLOSURES}new/", CHRISTMAS | change)
    assert response.status_code == 200
    assert words in unescape(response.content.decode())
    assert not Closure.objects.exists()
    assert not AuditEntry.objects.exists()


def test_an_employee_without_the_right_cannot(client: Client) -> None:
    officer(client, Role.EMPLOYEE)
    response = client.post(f"{CLOSURES}new/", CHRISTMAS)
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert not Closure.objects.exists()


def test_the_demo_knows_the_holidays_that_no_decree_moves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "today", lambda: date(2026, 11, 24))
    demo.load()
    demo.load()
    assert list(Closure.objects.values_list("first_day", flat=True)) == [
        date(2026, 12, 25),
        date(2027, 1, 1),
        date(2027, 5, 1),
        date(2027, 6, 1),
        date(2027, 8, 17),
        date(2027, 12, 25),
    ]
