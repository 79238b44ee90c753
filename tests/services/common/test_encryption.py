"""Personal data at rest: never in clear, readable under every key of the list, found through an index of its own."""

from datetime import date
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from django.core.exceptions import FieldError
from django.db import connection

from services.common.encryption import blind_index, decrypt_bytes, encrypt_bytes, rotate_bytes
from services.registrations.models import Registration
from tests.support.registrations import NIK, registration


def test_what_was_encrypted_is_not_in_it_and_comes_back() -> None:
    token = encrypt_bytes(b"3308015705900001")
    assert b"3308015705900001" not in token
    assert decrypt_bytes(token) == b"3308015705900001"
    assert encrypt_bytes(b"3308015705900001") != token


def test_a_changed_token_is_refused() -> None:
    token = encrypt_bytes(b"isi")
    with pytest.raises(InvalidToken):
        decrypt_bytes(token[:-4] + b"AAA=")


def test_the_first_key_encrypts_and_all_decrypt(settings: Any) -> None:
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [old]
    token = encrypt_bytes(b"isi")
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    assert decrypt_bytes(token) == b"isi"
    rotated = rotate_bytes(token)
    settings.FIELD_ENCRYPTION_KEYS = [new]
    assert decrypt_bytes(rotated) == b"isi"
    with pytest.raises(InvalidToken):
        decrypt_bytes(token)


def test_the_index_is_the_same_for_one_value_under_one_purpose_and_one_key(settings: Any) -> None:
    index = blind_index("nik", NIK)
    assert (len(index), blind_index("nik", NIK)) == (64, index)
    assert blind_index("phone", NIK) != index
    settings.FIELD_ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    assert blind_index("nik", NIK) == index
    settings.BLIND_INDEX_KEY = "another"
    assert blind_index("nik", NIK) != index


@pytest.mark.django_db
def test_the_database_sees_no_nik_phone_or_birth_date() -> None:
    made = registration()
    with connection.cursor() as cursor:
        cursor.execute("SELECT identity_number, phone, birth_date FROM registrations_registration")
        columns = cursor.fetchone()
    assert all(column.startswith("gAAAA") for column in columns)
    kept = Registration.objects.get()
    assert (kept.identity_number, kept.phone, kept.birth_date) == (NIK, made.phone, made.birth_date)
    assert isinstance(kept.birth_date, date)


@pytest.mark.django_db
@pytest.mark.parametrize("lookup", ["identity_number", "identity_number__startswith", "birth_date", "phone__in"])
def test_an_encrypted_field_cannot_be_searched_by_mistake(lookup: str) -> None:
    with pytest.raises(FieldError):
        list(Registration.objects.filter(**{lookup: ["x"] if lookup.endswith("__in") else "x"}))
