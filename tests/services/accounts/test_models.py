"""The rules of names hold in the database too, past every form."""

import pytest
from django.db import IntegrityError, connection, transaction

from services.accounts.models import User
from services.accounts.queries import find_by_login_name
from tests.services.accounts.conftest import NIP

pytestmark = pytest.mark.django_db

OTHER_NIP = "199005172015032002"


def _insert(**fields: object) -> User:
    return User.objects.create(**{"username": "siti", "full_name": "Siti Rahmawati", **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"username": "siti@example.test"},
        {"username": ""},
        {"username": NIP},
        {"username": NIP, "nip": OTHER_NIP},
        {"nip": "12345"},
        {"nip": "19900517201503200A"},
        {"nip": ""},
    ],
)
def test_the_database_refuses(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        _insert(**fields)
    assert not User.objects.exists()


def test_the_database_takes_ones_own_nip_as_user_name() -> None:
    assert _insert(username=NIP, nip=NIP).pk


@pytest.mark.parametrize(
    "second",
    [
        {"username": "SITI"},
        {"username": "budi", "email": "SITI@Example.test"},
        {"username": "budi", "nip": NIP},
    ],
)
def test_names_are_unique_without_regard_to_case(second: dict[str, object]) -> None:
    _insert(email="siti@example.test", nip=NIP)
    with pytest.raises(IntegrityError), transaction.atomic():
        _insert(**second)


def test_two_accounts_may_have_no_address_and_no_nip() -> None:
    _insert()
    _insert(username="budi")
    assert User.objects.filter(email="", nip=None).count() == 2


def test_the_phone_lies_encrypted() -> None:
    user = _insert(phone="+6281234567890")
    with connection.cursor() as cursor:
        cursor.execute("SELECT phone FROM accounts_user WHERE id = %s", [user.pk])
        stored = cursor.fetchone()[0]
    assert "81234567890" not in stored
    assert User.objects.get(pk=user.pk).phone == "+6281234567890"


@pytest.mark.parametrize(
    "typed",
    ["siti", " SITI ", "siti@example.test", "Siti@Example.TEST", NIP, "19900517 201503 2 001"],
)
def test_three_names_find_one_account(typed: str) -> None:
    user = _insert(email="siti@example.test", nip=NIP)
    assert find_by_login_name(typed) == user


@pytest.mark.parametrize("typed", ["", " ", "s%", "sit_", "si\0ti", "x" * 10_000, "@", "siti@", "|", "😀", OTHER_NIP])
def test_other_names_find_nobody(typed: str) -> None:
    _insert(email="siti@example.test", nip=NIP)
    assert find_by_login_name(typed) is None


def test_a_session_is_signed_with_its_generation() -> None:
    user = _insert()
    before = user.get_session_auth_hash()
    user.session_generation += 1
    assert user.get_session_auth_hash() != before
