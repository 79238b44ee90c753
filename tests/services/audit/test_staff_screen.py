"""*Jejak audit*: searched by person, object, event and time; read only; nobody without the right."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from services.accounts.models import User
from services.audit import admin
from services.audit.actions import APPLICANT, record
from services.audit.models import AuditEntry

URL = "/admin/jejak-audit/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader(client: Client) -> User:
    user = User.objects.create_user("auditor", "sedap-malam-1987", full_name="Rina Wulandari")
    user.user_permissions.add(
        Permission.objects.get(codename="access_admin"), Permission.objects.get(codename="view_auditentry")
    )
    client.force_login(user)
    return user


def write(
    event: str = "registration.submitted", *, label: str = "L261123-7KQ4-M9XA", actor: User | None = None, **more: Any
) -> AuditEntry:
    obj = ContentType.objects.order_by("pk").first()
    assert obj is not None
    return record(event, actor=actor, actor_label=more.pop("actor_label", APPLICANT), obj=obj, label=label, **more)


def written_at(moment: datetime, **facts: Any) -> None:
    obj = ContentType.objects.order_by("pk").first()
    assert obj is not None
    field = AuditEntry._meta.get_field("at")
    field.auto_now_add = False
    try:
        AuditEntry.objects.create(
            event="tracking.opened",
            actor_label=APPLICANT,
            object_type=obj._meta.label_lower,
            object_id=str(obj.pk),
            at=moment,
            **facts,
        )
    finally:
        field.auto_now_add = True


def found(client: Client, **query: str) -> list[str]:
    response = client.get(URL, query)
    assert response.status_code == 200
    return [entry.object_label for entry in response.context["page_obj"].object_list]


def test_a_line_reads_as_a_sentence_about_somebody(client: Client, reader: User) -> None:
    write("file.downloaded", actor=reader, address="203.0.113.9", data={"sha256": "abc", "typed": True, "none": ""})
    page = unescape(client.get(URL).content.decode())
    row = page.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [cell.partition(">")[2].partition("</td>")[0] for cell in row.split("<td ")[1:]]
    assert cells[1:] == [
        "Berkas diunduh",
        "Rina Wulandari",
        "L261123-7KQ4-M9XA",
        '<span class="trail-nowrap">203.0.113.9</span>',
        "SHA-256: abc<br>nomor diketik: ya",
    ]


def test_an_object_without_a_label_goes_by_what_it_calls_itself(reader: User) -> None:
    assert record("account.created", obj=reader).object_label == "Rina Wulandari"


def test_search_by_person(client: Client, reader: User) -> None:
    other = User.objects.create_user("budi", full_name="Budi Santoso", nip="199005172015031001")
    write(label="hers", actor=reader)
    write(label="his", actor=other)
    write(label="the applicant's")
    assert found(client, orang="wulandari") == ["hers"]
    assert found(client, orang="199005172015031001") == ["his"]
    assert found(client, orang="pemohon") == ["the applicant's"]
    assert found(client, orang="nobody at all") == []


def test_a_name_that_many_have_wants_to_be_narrower(client: Client, reader: User) -> None:
    for number in range(10):
        User.objects.create_user(f"ani{number}", full_name=f"Ani {number}")
    write(label="hers", actor=User.objects.get(username="ani7"))
    assert found(client, orang="ani") == ["hers"]
    User.objects.create_user("ani10", full_name="Ani Sepuluh")
    assert found(client, orang="ani") == []
    assert "Lebih dari 10 pegawai bernama ini." in client.get(URL, {"orang": "ani"}).content.decode()
    assert found(client, orang="ani 7") == ["hers"]


def test_search_by_object_and_event(client: Client, reader: User) -> None:
    write("registration.submitted", label="L261123-7KQ4-M9XA")
    write("registration.revealed", label="L261123-7KQ4-M9XB")
    assert found(client, objek="l261123-7kq4-m9xa") == ["L261123-7KQ4-M9XA"]
    assert found(client, kejadian="registration.revealed") == ["L261123-7KQ4-M9XB"]


def test_search_by_time_is_in_days_of_the_laboratory(client: Client, reader: User) -> None:
    written_at(datetime(2026, 11, 30, 16, 30, tzinfo=UTC), object_label="23.30 of the 30th")
    written_at(datetime(2026, 11, 30, 17, 30, tzinfo=UTC), object_label="0.30 of the 1st")
    assert found(client, sampai="30/11/2026") == ["23.30 of the 30th"]
    assert found(client, dari="1 Desember 2026") == ["0.30 of the 1st"]
    assert found(client, dari="30/11/2026", sampai="01/12/2026") == ["0.30 of the 1st", "23.30 of the 30th"]


@pytest.mark.parametrize(
    "query",
    [
        {"dari": "kemarin"},
        {"dari": "02/12/2026", "sampai": "01/12/2026"},
        {"kejadian": "no.such"},
        {"orang": "ab"},
        {"orang": "a" * 10_000},
    ],
)
def test_what_cannot_be_understood_finds_nothing_and_says_so(
    client: Client, reader: User, query: dict[str, str]
) -> None:
    write()
    assert found(client, **query) == []
    assert "Perbaiki isian di atas" in client.get(URL, query).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        {"actor_label__startswith": "P"},
        {"bogus": "1"},
        {"id__in": "1,x"},
        {"event__regex": "(("},
        {"p": "-1"},
        {"p": "x"},
        {"o": "1.2"},
        {"objek": '"'},
        {"orang": "%00\x00abc"},
    ],
)
def test_other_lookups_in_the_address_do_nothing(client: Client, reader: User, query: dict[str, str]) -> None:
    write()
    assert client.get(URL, query).status_code == 200


def test_nobody_without_the_right_reads_it(client: Client) -> None:
    user = User.objects.create_user("employee", full_name="Pegawai")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert client.get(URL).status_code == 302
    client.force_login(user)
    response = client.get(URL)
    assert (response.status_code, response["Location"]) == (302, "/admin/")


@pytest.mark.parametrize("address", ["create/", "edit/1/", "delete/1/", "inspect/1/", "history/1/"])
def test_there_is_no_way_to_write(client: Client, reader: User, address: str) -> None:
    write()
    assert client.get(URL + address).status_code == 404
    assert client.post(URL + address).status_code == 404


def test_many_lines_are_not_counted_to_the_end(client: Client, reader: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(admin, "COUNT_UP_TO", 3)
    for _ in range(6):
        write()
    response = client.get(URL)
    assert response.context["paginator"].count == 4
    assert "Lebih dari 10.000 catatan" in response.content.decode()


def test_a_page_costs_the_same_with_1_and_30_lines(client: Client, reader: User) -> None:
    call_command("sync_roles", verbosity=0)
    counts = []
    for lines in (1, 29):
        for _ in range(lines):
            write(actor=reader)
        client.get(URL)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(URL)
        counts.append(len(queries))
    assert counts[0] == counts[1]
