"""The editors' reports: what they show, to whom, and as a spreadsheet."""

from datetime import datetime, timedelta
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries

from cms_pages.catalogue.models import ExamTypePage
from services.accounts.enums import Role
from services.accounts.models import User
from services.common.clock import now
from services.editorial import queries
from services.editorial.actions.links import collect
from services.editorial.models import EditorialSettings
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.services.editorial.conftest import logged_in, new_page, somebody
from tests.services.editorial.test_reviews import _old_page

STALE, SCHEDULE, LINKS = "/admin/redaksi/halaman-lama/", "/admin/redaksi/jadwal/", "/admin/redaksi/tautan-rusak/"
WIB = ZoneInfo("Asia/Jakarta")
READERS = {Role.EDITOR, Role.MODERATOR, Role.SUPERADMIN}


def _text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


def _settings() -> str:
    return f"/admin/settings/editorial/editorialsettings/{EditorialSettings.load().pk}/"


def _rows(client: Client, address: str) -> list[list[Any]]:
    response: Any = client.get(address, {"export": "xlsx"})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return [[cell.value for cell in row] for row in load_workbook(BytesIO(content)).active.iter_rows()]  # type: ignore[union-attr]


def _broken(title: str = "Asal", owner: User | None = None) -> Any:
    page = new_page(title, owner=owner, body=[{"type": "text", "value": '<a href="/tidak-ada/">=salah</a>'}])
    collect()
    return page


@pytest.mark.parametrize("address", [STALE, SCHEDULE, LINKS])
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERADMIN}))
def test_each_role(role: Role, address: str, editor: User) -> None:
    response = logged_in(somebody("budi", role)).get(address)
    assert response.status_code == (200 if role in READERS else 302)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERADMIN}))
def test_who_sets_the_months(role: Role, editor: User) -> None:
    client = logged_in(somebody("budi", role))
    client.post(_settings(), {"stale_after_months": "6"})
    assert EditorialSettings.objects.get().stale_after_months == (6 if role in READERS else 12)


@pytest.mark.parametrize("months", ["0", "61", "", "x", "-1"])
def test_months_have_a_measure(months: str, editor: User, desk: Client) -> None:
    desk.post(_settings(), {"stale_after_months": months})
    assert EditorialSettings.objects.get().stale_after_months == 12


@pytest.mark.parametrize("address", [STALE, SCHEDULE, LINKS])
@pytest.mark.parametrize(
    "query", ["p=0", "p=x", "p=999999999999", "mine=x", "state=x", "kind=%00", "export=exe", "a=1"]
)
def test_odd_addresses(query: str, address: str, editor: User, desk: Client) -> None:
    _broken()
    assert desk.get(f"{address}?{query}").status_code in {200, 400, 404}


def test_old_pages_with_their_owners(editor: User, desk: Client) -> None:
    _old_page(editor, "Milik Endah")
    _old_page(somebody("budi", Role.EDITOR), "Milik Budi")
    text = _text(desk, STALE)
    assert ("Milik Endah" in text, "Milik Budi" in text, "Masih benar: Milik Endah" in text) == (True, True, True)
    mine = _text(desk, f"{STALE}?mine=yes")
    assert ("Milik Endah" in mine, "Milik Budi" in mine) == (True, False)
    rows = _rows(desk, STALE)
    assert rows[0] == ["Halaman", "Penanggung jawab", "Diterbitkan (WIB)", "Terakhir benar (WIB)"]
    assert {tuple(row[:2]) for row in rows[1:]} >= {("Milik Endah", "Endah"), ("Milik Budi", "Budi")}


def _schedule(editor: User) -> ExamTypePage:
    day = (now() + timedelta(days=10)).astimezone(WIB).replace(hour=7, minute=30, second=0, microsecond=0)
    exam = make_exam(make_category(), "Kolesterol", 30_000)
    exam.price_idr, exam.go_live_at = 35_000, day
    exam.save_revision(user=editor).publish(user=editor)
    new_page("Pengumuman", expire_at=day + timedelta(days=1), owner=editor)
    new_page("Sudah lewat", live=False, expire_at=now() - timedelta(days=1))
    return exam


def test_what_is_scheduled_in_one_list(editor: User, desk: Client) -> None:
    _schedule(editor)
    rows = queries.scheduled()
    assert [(row.what, row.title, row.detail, row.person) for row in rows] == [
        ("Terbit", "Kolesterol", "Rp35.000", "Endah"),
        ("Berakhir", "Pengumuman", "", "Endah"),
    ]
    text = _text(desk, SCHEDULE)
    assert text.index("Kolesterol") < text.index("Pengumuman")
    assert "07.30 WIB" in text
    exported = _rows(desk, SCHEDULE)
    assert exported[1][:2] == ["Kolesterol", "Terbit"]
    assert isinstance(exported[1][2], datetime)
    assert (exported[1][2].hour, exported[1][2].minute) == (7, 30)


def test_a_long_schedule_takes_no_more_queries(editor: User, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    category = make_category()
    for number in range(5):
        exam = make_exam(category, f"Uji {number}", 10_000)
        exam.price_idr, exam.go_live_at = 20_000, now() + timedelta(days=1)
        exam.save_revision(user=editor).publish(user=editor)
    with django_assert_num_queries(2):
        assert len(queries.scheduled()) == 5


def test_broken_links_with_the_place_where_they_stand(editor: User, desk: Client) -> None:
    page = _broken(owner=editor)
    _broken("Lain")
    text = _text(desk, LINKS)
    assert f'href="/admin/pages/{page.pk}/edit/"' in text
    assert ("Tidak ada halaman di alamat ini" in text, "/tidak-ada/" in text, "Rusak" in text) == (True, True, True)
    mine = _text(desk, f"{LINKS}?mine=yes")
    assert (">Asal<" in mine.replace("\n", "").replace(" ", ""), "Lain" in mine.split("<tbody")[-1]) == (True, False)
    rows = _rows(desk, LINKS)
    assert rows[0][:3] == ["Ada di", "Bagian", "Teks"]
    assert {(row[0], row[2], row[4], row[6]) for row in rows[1:]} >= {
        ("Asal", "'=salah", "/tidak-ada/", "Tidak ada halaman di alamat ini")
    }


def test_links_that_are_well_only_when_asked_for(editor: User, desk: Client) -> None:
    new_page("Baik", body=[{"type": "text", "value": '<a href="/faq/">tanya</a>'}])
    collect()
    assert "tanya" not in _text(desk, LINKS)
    assert "tanya" in _text(desk, f"{LINKS}?state=ok")
