"""Wrong passwords lock an account by whatever name it is called, and nothing that was typed is kept."""

import logging
from collections.abc import Callable
from datetime import timedelta
from typing import cast

import pytest
from axes.models import AccessAttempt, AccessLog
from django.db.models import F
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings

from services.accounts.actions import unlock_login
from services.accounts.enums import Role
from services.accounts.lockout import counted_address
from services.accounts.messages import AccountRefusal
from services.accounts.models import User
from services.audit.models import AuditEntry
from services.guards.models import Counter
from tests.services.accounts.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db

Make = Callable[..., User]
WRONG = "salah-sekali-1"


@pytest.fixture
def employee(make_user: Make) -> User:
    return make_user("siti", Role.EMPLOYEE, nip=NIP)


def _try(name: str, password: str = WRONG, address: str = "203.0.113.5") -> HttpResponse:
    return cast("HttpResponse", Client(REMOTE_ADDR=address).post("/login/", {"login": name, "password": password}))


def _wait(**time: int) -> None:
    """Let so much time pass: everything that was written happened that much earlier."""
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(**time))
    Counter.objects.filter(locked_until__isnull=False).update(locked_until=F("locked_until") - timedelta(**time))


def test_three_spellings_are_not_three_times_the_tries(employee: User) -> None:
    spellings = ["siti", "SITI@example.test", NIP, "Siti", "19900517 201503 2 001"]
    answers = [_try(name, address=f"203.0.113.{n}").status_code for n, name in enumerate(spellings, 1)]
    assert answers == [200, 200, 200, 200, 429]
    # The right password opens nothing now, by any name, from anywhere.
    for name in spellings:
        assert _try(name, PASSWORD, address="198.51.100.1").status_code == 429


def test_the_lock_out_page_says_when_to_come_back(employee: User) -> None:
    response = [_try("siti") for _ in range(5)][-1]
    assert response.status_code == 429
    assert "Terlalu banyak percobaan. Coba lagi 15 menit lagi." in response.content.decode()
    assert 890 < int(response["Retry-After"]) <= 900


def test_an_unknown_name_is_locked_like_a_known_one(employee: User) -> None:
    known = [_try("siti").status_code for _ in range(6)]
    unknown = [_try("siapa").status_code for _ in range(6)]
    assert known == unknown == [200, 200, 200, 200, 429, 429]
    assert _try("siti").content == _try("siapa").content


def test_other_accounts_stay_open(employee: User, make_user: Make) -> None:
    make_user("budi", Role.EMPLOYEE)
    for _ in range(6):
        _try("siti")
    assert _try("budi", PASSWORD).status_code == 302


def test_an_address_has_a_limit_of_its_own(employee: User) -> None:
    answers = [_try(f"nama{n}").status_code for n in range(30)]
    assert answers == [200] * 29 + [429]
    assert _try("siti", PASSWORD).status_code == 429
    assert _try("siti", PASSWORD, address="198.51.100.1").status_code == 302


def test_ipv6_counts_by_the_64(employee: User) -> None:
    for n in range(30):
        _try(f"nama{n}", address=f"2001:db8:1:2::{n + 1:x}")
    assert _try("siti", PASSWORD, address="2001:db8:1:2:ffff::1").status_code == 429
    assert _try("siti", PASSWORD, address="2001:db8:1:3::1").status_code == 302


@pytest.mark.parametrize(
    ("peer", "forwarded", "counted"),
    [
        ("203.0.113.5", "198.51.100.9", "203.0.113.5"),  # not a proxy of ours: what it says is ignored
        ("10.0.0.1", "198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "192.0.2.1, 198.51.100.9", "198.51.100.9"),
        ("10.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("", "198.51.100.9", None),
    ],
)
def test_the_address_behind_our_proxy(peer: str, forwarded: str, counted: str | None) -> None:
    request = RequestFactory().post("/login/", REMOTE_ADDR=peer, HTTP_X_FORWARDED_FOR=forwarded)
    with override_settings(TRUSTED_PROXIES=["10.0.0.0/8"]):
        assert counted_address(request) == counted


def test_the_lock_ends(employee: User) -> None:
    for _ in range(5):
        _try("siti")
    _wait(minutes=15, seconds=1)
    assert _try("siti", PASSWORD).status_code == 302


def test_the_next_lock_is_twice_as_long(employee: User) -> None:
    for _ in range(5):
        _try("siti")
    _wait(minutes=15, seconds=1)
    assert [_try("siti").status_code for _ in range(5)] == [200, 200, 200, 200, 429]
    _wait(minutes=16)
    response = _try("siti", PASSWORD)
    assert response.status_code == 429
    assert "Coba lagi 14 menit lagi." in response.content.decode()
    _wait(minutes=15)
    assert _try("siti", PASSWORD).status_code == 302


def test_tries_while_locked_do_not_prolong_it(employee: User) -> None:
    for _ in range(5):
        _try("siti")
    last = AccessAttempt.objects.get().attempt_time
    _try("siti")
    assert AccessAttempt.objects.get().attempt_time == last


def test_a_login_starts_the_count_again_for_that_account_only(employee: User) -> None:
    _try("siapa")
    for _ in range(4):
        _try("siti")
    _try("siti", PASSWORD)
    assert [attempt.username.partition(":")[0] for attempt in AccessAttempt.objects.all()] == ["unknown"]
    assert [_try("siti").status_code for _ in range(4)] == [200] * 4


def test_the_lock_is_in_the_trail_once(employee: User) -> None:
    for _ in range(7):
        _try("siti")
    entry = AuditEntry.objects.get(event="account.locked")
    assert (entry.object_id, entry.actor_label, entry.address) == (str(employee.pk), "Sistem", "203.0.113.5")


def test_a_super_administrator_opens_it(employee: User, make_user: Make) -> None:
    boss, colleague = make_user("bos", Role.SUPERADMIN), make_user("hr", Role.HR)
    for _ in range(5):
        _try("siti")
    with pytest.raises(AccountRefusal):
        unlock_login(actor=colleague, user=employee)
    assert _try("siti", PASSWORD).status_code == 429
    unlock_login(actor=boss, user=employee, address="10.1.1.1")
    assert AuditEntry.objects.get(event="account.unlocked").actor_id == boss.pk
    assert _try("siti", PASSWORD).status_code == 302


def test_nothing_that_was_typed_is_kept(employee: User, caplog: pytest.LogCaptureFixture) -> None:
    """A password typed into the name field must not lie in a table or a log."""
    slip = "kata-sandi-di-tempat-nama"
    with caplog.at_level(logging.DEBUG):
        for name in ("siti", "siti@example.test", NIP, slip):
            Client().post("/login/?" + f"next=/admin/&password={WRONG}", {"login": name, "password": WRONG})
    rows = [str(row) for row in AccessAttempt.objects.values()] + [str(row) for row in AccessLog.objects.values()]
    assert len(rows) == 2  # siti by three names, and the slip
    for secret in (WRONG, slip, NIP, "siti@example.test"):
        assert secret not in "".join(rows)
        assert secret not in caplog.text


@override_settings(AXES_ENABLED=False)
def test_load_tests_may_switch_it_off(employee: User) -> None:
    assert [_try("siti").status_code for _ in range(8)] == [200] * 8
    assert _try("siti", PASSWORD).status_code == 302
