"""What may be done to an account, by whom, and the line that each act leaves."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.test import Client

from services.accounts.actions import (
    AccountData,
    change_account,
    create_account,
    set_active,
    set_roles,
)
from services.accounts.enums import Role
from services.accounts.messages import AccountRefusal
from services.accounts.models import User
from services.accounts.queries import roles_of
from services.audit.models import AuditEntry
from tests.services.accounts.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db

Make = Callable[..., User]


@pytest.fixture
def boss(make_user: Make) -> User:
    return make_user("bos", Role.SUPERADMIN)


@pytest.fixture
def hr(make_user: Make) -> User:
    return make_user("hendra", Role.HR)


@pytest.fixture
def siti(make_user: Make) -> User:
    return make_user("siti", Role.EMPLOYEE)


def _data(user: User, **changes: object) -> AccountData:
    kept = {name: getattr(user, name) for name in ("username", "full_name", "nip", "email", "phone")}
    return AccountData(**{**kept, **changes})


def _events(user: User) -> list[str]:
    entries = AuditEntry.objects.filter(object_type="accounts.user", object_id=str(user.pk)).order_by("pk")
    return list(entries.values_list("event", flat=True))


def _refused(code: str):  # type: ignore[no-untyped-def]
    return pytest.raises(AccountRefusal, check=lambda error: error.code == code)


def test_a_new_account(hr: User) -> None:
    data = AccountData(username="budi", full_name="Budi Santoso", nip=NIP, email="budi@example.test", phone="+6281234")
    user = create_account(actor=hr, data=data, roles={Role.LABADMIN}, password=PASSWORD, address="10.0.0.9")
    user.refresh_from_db()
    assert (user.nip, user.email, user.phone, user.is_active, user.is_superuser) == (
        NIP, "budi@example.test", "+6281234", True, False,
    )  # fmt: skip
    assert user.check_password(PASSWORD)
    assert roles_of(user) == {Role.LABADMIN}
    assert _events(user) == ["account.created", "account.roles_changed"]
    entry = AuditEntry.objects.get(event="account.roles_changed", object_id=str(user.pk))
    assert (entry.actor_id, entry.address, entry.data) == (hr.pk, "10.0.0.9", {"before": [], "after": ["labadmin"]})


@pytest.mark.parametrize(
    "wrong",
    [
        {"username": "budi@example.test"},
        {"username": NIP},
        {"nip": "123"},
        {"email": "bukan alamat"},
        {"username": "SITI"},
        {"email": "SITI@example.test"},
        {"full_name": ""},
    ],
)
def test_a_wrong_value_makes_no_account(hr: User, siti: User, wrong: dict[str, str]) -> None:
    data = AccountData(**{"username": "budi", "full_name": "Budi", "email": "budi@example.test", **wrong})
    with pytest.raises(ValidationError):
        create_account(actor=hr, data=data)
    assert User.objects.count() == 2
    assert not AuditEntry.objects.filter(event="account.created").exists()


def test_without_password_and_address_nobody_could_ever_log_in(hr: User) -> None:
    with _refused("no_contact"):
        create_account(actor=hr, data=AccountData(username="budi", full_name="Budi"))


def test_others_make_no_accounts(siti: User) -> None:
    with _refused("not_allowed"):
        create_account(actor=siti, data=AccountData(username="budi", full_name="Budi"), password=PASSWORD)


def test_a_change_names_the_fields_and_not_what_stood_in_them(hr: User, siti: User) -> None:
    change_account(actor=hr, user=siti, data=_data(siti, full_name="Siti R.", phone="+6281234567890"))
    entry = AuditEntry.objects.get(object_id=str(siti.pk))
    assert (entry.event, entry.data) == ("account.changed", {"fields": ["full_name", "phone"]})
    assert User.objects.get(pk=siti.pk).phone == "+6281234567890"


def test_no_change_leaves_no_line(hr: User, siti: User) -> None:
    change_account(actor=hr, user=siti, data=_data(siti), roles={Role.EMPLOYEE}, is_active=True)
    assert _events(siti) == []


def test_an_old_address_is_no_longer_good_for_a_reset(hr: User, siti: User) -> None:
    EmailAddress.objects.create(user=siti, email=siti.email, primary=True, verified=True)
    change_account(actor=hr, user=siti, data=_data(siti, email="baru@example.test"))
    assert not EmailAddress.objects.exists()


def test_a_password_set_by_an_administrator_ends_the_sessions(hr: User, siti: User, client: Client) -> None:
    client.force_login(siti)
    assert client.get("/admin/").status_code == 200
    change_account(actor=hr, user=siti, data=_data(siti), password="kembang-sepatu-1990")
    assert client.get("/admin/").status_code == 302
    assert _events(siti) == ["account.password_set_by_admin"]


def test_switching_off_ends_the_sessions_for_good(hr: User, siti: User, client: Client) -> None:
    client.force_login(siti)
    set_active(actor=hr, user=siti, is_active=False)
    assert client.get("/admin/").status_code == 302
    set_active(actor=hr, user=siti, is_active=True)
    assert client.get("/admin/").status_code == 302
    assert _events(siti) == ["account.deactivated", "account.activated"]


def test_roles_are_given_and_taken(hr: User, siti: User) -> None:
    set_roles(actor=hr, user=siti, roles={Role.DOCTOR, Role.EMPLOYEE})
    set_roles(actor=hr, user=siti, roles={Role.DOCTOR})
    assert roles_of(siti) == {Role.DOCTOR}
    assert _events(siti) == ["account.roles_changed"] * 2


def test_nobody_changes_their_own_roles(hr: User, boss: User) -> None:
    for actor in (hr, boss):
        with _refused("own_roles"):
            set_roles(actor=actor, user=actor, roles={Role.LABADMIN})


def test_only_a_super_administrator_makes_another(hr: User, boss: User, siti: User) -> None:
    with _refused("superadmin_only"):
        set_roles(actor=hr, user=siti, roles={Role.SUPERADMIN})
    assert not User.objects.get(pk=siti.pk).is_superuser
    set_roles(actor=boss, user=siti, roles={Role.SUPERADMIN})
    assert User.objects.get(pk=siti.pk).is_superuser


def test_only_a_super_administrator_touches_the_account_of_one(hr: User, boss: User) -> None:
    with _refused("not_allowed"):
        change_account(actor=hr, user=boss, data=_data(boss), password="kembang-sepatu-1990")
    with _refused("not_allowed"):
        set_active(actor=hr, user=boss, is_active=False)


def test_the_last_super_administrator_stays(boss: User, make_user: Make) -> None:
    second = make_user("bos2", Role.SUPERADMIN)
    set_active(actor=boss, user=second, is_active=False)
    # `boss` is the last active one now, and `second` can't even be asked.
    with _refused("last_superadmin"):
        set_active(actor=boss, user=boss, is_active=False)
    second.is_active = True
    second.save()
    set_roles(actor=second, user=boss, roles={Role.EMPLOYEE})
    assert not User.objects.get(pk=boss.pk).is_superuser
    with _refused("last_superadmin"):
        set_active(actor=User.objects.get(pk=second.pk), user=second, is_active=False)


def test_nobody_switches_themselves_off(hr: User) -> None:
    with _refused("deactivate_self"):
        set_active(actor=hr, user=hr, is_active=False)
