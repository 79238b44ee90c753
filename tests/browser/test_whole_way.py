"""From a price to a result, through every process of the portal; and what lies about afterwards."""

import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import requests
from playwright.sync_api import Browser

from services.common.encryption import blind_index
from tests.browser.whole_way import EMAIL, NIK, PHONE, Walk, walk_whole_way
from tests.support import postgres
from tests.support.running import PASSWORD, running_portal
from tests.support.visitor import Visitor

PASSPORT: Final = "X7654321"
# As they were typed, as they are kept, as they are shown.
SECRETS: Final = (
    NIK,
    PASSPORT,
    *(PHONE, "085711223344", "6285711223344", "85711223344", "+62 857 1122 3344"),
    *("1987-03-21", "21/03/1987", "21 Maret 1987", "21 Mar 1987"),
    *("1991-08-09", "09/08/1991", "9 Agustus 1991"),
    *("081299887766", "6281299887766", "81299887766"),
    EMAIL,
)
ROLES: Final = (
    *("superadmin", "editor", "moderator", "archivist", "hr", "employee", "employee2"),
    *("labadmin", "labadmin2", "clinicadmin", "doctor", "touradmin"),
)
LISTS: Final = (
    *(
        "/admin/",
        "/admin/laboratorium/",
        "/admin/laboratorium/?q=Ratri",
        "/admin/pesan/",
        "/admin/reports/site-history/",
    ),
    *("/admin/jejak-audit/", "/admin/pages/", "/admin/users/", "/api/v2/pages/", "/api/v1/"),
)


@pytest.fixture(scope="module")
def walk(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Walk]:
    folder = tmp_path_factory.mktemp("portal")
    with running_portal(folder) as portal:
        walked = walk_whole_way(browser, portal, tmp_path_factory.mktemp("visitor"))
        _wait_until_told(walked)
        yield walked


def _wait_until_told(walk: Walk) -> None:
    deadline = time.monotonic() + 30
    while len(_texts(walk)) < 4 and time.monotonic() < deadline:
        time.sleep(0.2)


def _texts(walk: Walk) -> list[str]:
    return [received.text for received in walk.portal.gateway.received if walk.number in received.text]


def test_the_gateway_received_each_message_once(walk: Walk) -> None:
    subjects = [text.split("\n")[1].split(walk.number)[0].strip() for text in _texts(walk)]
    assert {received.number for received in walk.portal.gateway.received if walk.number in received.text} == {
        "6285711223344"
    }
    assert len(_texts(walk)) == 4, subjects
    assert [text for text, count in Counter(_texts(walk)).items() if count > 1] == []
    assert [text for text in _texts(walk) if "Kolesterol" in text or NIK in text or "Ratri" in text] == []


def test_the_visitor_fetched_the_bytes_that_were_released(walk: Walk) -> None:
    assert walk.downloaded == walk.result


def test_the_agreed_price_outlives_the_next_change(walk: Walk) -> None:
    assert "Rp35.000" in walk.pages["tracking"]
    assert "Rp40.000" not in walk.pages["tracking"]
    page = requests.get(f"{walk.portal.url}/pemeriksaan/kimia-darah/kolesterol/", timeout=30).text
    assert "Rp40.000" in page


def _dump(walk: Walk, folder: Path) -> str:
    """The whole database as SQL text."""
    url = walk.portal.database_url
    if url.startswith("sqlite"):
        import sqlite3

        with sqlite3.connect(url.removeprefix("sqlite:///")) as connection:
            return "\n".join(connection.iterdump())
    target = folder / "dump.sql"
    dump = postgres.find_binaries() / "pg_dump"
    subprocess.run([str(dump), "--file", str(target), url], check=True)
    return target.read_text()


def _found(text: str) -> list[str]:
    return [secret for secret in SECRETS if secret in text]


def test_personal_data_lies_nowhere_in_clear(walk: Walk, tmp_path: Path) -> None:
    visitor = Visitor(walk.portal.url)
    shown = visitor.open_form()
    time.sleep(3.5)  # a form without a proof of work that comes faster is no person's
    passport = {"full_name": "Kurnia Adi", "identity_type": "passport", "passport": PASSPORT}
    fields = passport | {"birth_date": "09/08/1991", "phone": "081299887766"}
    visitor.register(shown, fields, letter=walk.result)
    wrong = requests.post(f"{walk.portal.url}/registrasi-laboratorium/", data={"nik": NIK, "phone": PHONE}, timeout=30)
    assert wrong.status_code == 400

    dump = _dump(walk, tmp_path)
    # The dump is whole: the number and the name, which may be there, are.
    assert walk.number in dump
    assert "Ratri Kusumawardhani" in dump
    assert blind_index("identity:nik", NIK) in dump
    assert _found(dump) == []
    files = [path for path in walk.portal.folder.rglob("*") if path.is_file() and "sqlite3" not in path.name]
    assert any(path.is_relative_to(walk.portal.folder / "private") for path in files)
    found = {str(path.relative_to(walk.portal.folder)): _found(path.read_bytes().decode("latin-1")) for path in files}
    assert {name: secrets for name, secrets in found.items() if secrets} == {}
    raw = [path.read_bytes().decode("latin-1") for path in walk.portal.folder.glob("*.sqlite3*")]
    assert [secret for text in raw for secret in _found(text)] == []


def test_sessions_hold_no_personal_data(walk: Walk) -> None:
    script = (
        "from django.contrib.sessions.models import Session\n"
        "print([session.get_decoded() for session in Session.objects.all()])"
    )
    sessions = walk.portal.manage("shell", "-v", "0", "-c", script)
    assert "tracking" in sessions
    assert _found(sessions) == []


@pytest.mark.parametrize("role", ROLES)
def test_no_role_reads_it_in_a_list(walk: Walk, role: str) -> None:
    http = requests.Session()
    page = http.get(f"{walk.portal.url}/login/", timeout=30).text
    token = page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
    data = {"csrfmiddlewaretoken": token, "login": role, "password": PASSWORD}
    entered = http.post(f"{walk.portal.url}/login/", data=data, timeout=30)
    assert entered.url.startswith(f"{walk.portal.url}/admin/"), entered.url
    for path in LISTS:
        answer = http.get(f"{walk.portal.url}{path}", timeout=30)
        assert answer.status_code < 500, path
        assert _found(answer.text) == [], path
