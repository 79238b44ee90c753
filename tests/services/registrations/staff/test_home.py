"""The admin's first page says what waits for whoever looks at it, and counts it in one query."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.accounts.enums import Role
from services.notifications.models import Message
from services.registrations.models import Registration
from services.registrations.staff.attention import attention_everywhere
from tests.services.registrations.staff.conftest import MakeClient, MakeOfficer

HOME = "/admin/"
LATE = ("1 terlambat", "/admin/laboratorium/?perlu=terlambat")
TO_VERIFY = ("1 menunggu verifikasi", "/admin/laboratorium/?status=submitted")
UNTOLD = ("1 pesan gagal atau tidak pasti", "/admin/laboratorium/?perlu=pesan")
MESSAGE = ("1 gagal, tidak pasti, atau perlu ditelepon", "/admin/pesan/?status=perlu-tindakan")
REGISTER = ("Laboratorium", "/admin/laboratorium/")
OUTBOX = ("Pesan", "/admin/pesan/")


@pytest.fixture
def troubled(siti: Registration) -> Registration:
    """A registration that waits, past its promise, and whose applicant wasn't told."""
    Registration.objects.filter(pk=siti.pk).update(promised_on="2020-01-02")
    Message.objects.filter(about_id=str(siti.pk)).update(status="failed", needs_attention=True)
    assert Message.objects.filter(needs_attention=True).count() == 1
    return siti


def links(html: str) -> list[tuple[str, str]] | None:
    """Words and address of every link of the panel; None without a panel."""
    panel = re.search(r'(?s)<div class="reg-todo">.*?</section>\s*</div>', html)
    if panel is None:
        return None
    return [(unescape(words), unescape(url)) for url, words in re.findall(r'<a href="([^"]+)">([^<]+)</a>', panel[0])]


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.SUPERADMIN, [REGISTER, LATE, UNTOLD, TO_VERIFY, OUTBOX, MESSAGE]),
        (Role.LABADMIN, [REGISTER, LATE, UNTOLD, TO_VERIFY, OUTBOX, MESSAGE]),
        (Role.DOCTOR, [REGISTER, LATE, UNTOLD]),
        (Role.CLINICADMIN, None),
        (Role.EDITOR, None),
    ],
)
def test_everybody_sees_what_waits_for_them(
    make_officer: MakeOfficer,
    client_of: MakeClient,
    troubled: Registration,
    role: Role,
    expected: list[tuple[str, str]] | None,
) -> None:
    browser = client_of(make_officer(role))
    html = browser.get(HOME).content.decode()
    assert links(html) == expected
    assert html.count("css/admin-registrations.css") == bool(expected)
    for _, url in expected or ():
        assert browser.get(url).status_code == 200


def test_with_nothing_to_do_the_panel_says_so(make_officer: MakeOfficer, client_of: MakeClient) -> None:
    html = client_of(make_officer()).get(HOME).content.decode()
    assert links(html) == [REGISTER, OUTBOX]
    assert html.count("Tidak ada yang menunggu.") == 2


@pytest.mark.parametrize(("role", "queries"), [(Role.LABADMIN, 1), (Role.DOCTOR, 1), (Role.EDITOR, 0)])
def test_everything_is_counted_in_one_query(
    make_officer: MakeOfficer, troubled: Registration, role: Role, queries: int
) -> None:
    officer = make_officer(role)
    officer.has_perm("wagtailadmin.access_admin")  # rights are read once a request
    with CaptureQueriesContext(connection) as captured:
        attention_everywhere(officer)
    assert len(captured) == queries
