"""A new first key: everything is readable before, during and after, and found by the same index."""

from io import StringIO
from typing import Any

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from cryptography.fernet import Fernet
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command

from services.common.rotation import encrypted_fields
from services.files import staging
from services.files.actions import keep
from services.files.enums import Purpose
from services.files.models import StagedFile, StoredFile
from services.files.queries import read
from services.registrations.models import Registration
from services.registrations.queries import identity_index
from tests.services.files.test_staging import LETTER, stage, visitor
from tests.support.registrations import NIK, officer, registration

pytestmark = pytest.mark.django_db


def _rotate() -> str:
    output = StringIO()
    call_command("rotate_keys", stdout=output)
    return output.getvalue()


@pytest.fixture
def keys(settings: Any) -> list[str]:
    """Content under the old key; then a new key is put first. Returns [new, old]."""
    old, new = Fernet.generate_key().decode(), Fernet.generate_key().decode()
    settings.FIELD_ENCRYPTION_KEYS = [old]
    registration()
    keep(b"isi surat", purpose=Purpose.REFERRAL, name="surat.pdf", content_type="application/pdf", actor=None)
    user = officer("ani")
    user.phone = "+6281200001111"
    user.save()
    TOTP.activate(user, generate_totp_secret())
    settings.FIELD_ENCRYPTION_KEYS = [new, old]
    return [new, old]


def test_after_it_the_old_key_may_go(keys: list[str], settings: Any) -> None:
    before = Registration.objects.get()
    code = _code_now()
    assert "nilai dienkripsi ulang" in _rotate()
    settings.FIELD_ENCRYPTION_KEYS = keys[:1]
    after = Registration.objects.get()
    assert (after.identity_number, after.phone, after.birth_date, after.email) == (
        NIK,
        before.phone,
        before.birth_date,
        before.email,
    )
    assert read(StoredFile.objects.get()) == b"isi surat"
    assert TOTP(Authenticator.objects.get()).validate_code(code)


def _code_now() -> str:
    """What the officer's phone shows."""
    secret = get_adapter().decrypt(Authenticator.objects.get().data["secret"])
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_the_index_stays_and_finds(keys: list[str]) -> None:
    index = Registration.objects.get().identity_index
    _rotate()
    assert Registration.objects.get().identity_index == index == identity_index("nik", NIK)


def test_a_second_run_finds_nothing_to_do(keys: list[str]) -> None:
    _rotate()
    assert _rotate() == "Semua sudah memakai kunci pertama.\n"


def test_no_copy_of_a_file_is_left_behind(keys: list[str]) -> None:
    before = StoredFile.objects.get().storage_name
    _rotate()
    after = StoredFile.objects.get().storage_name
    assert before != after
    assert [storages["private"].exists(name) for name in (before, after)] == [False, True]


def test_who_read_the_row_before_still_reads_the_content_after(keys: list[str]) -> None:
    before = StoredFile.objects.get()
    _rotate()
    assert read(before) == b"isi surat"


def test_an_upload_that_is_sent_while_keys_rotate_keeps_its_content(keys: list[str]) -> None:
    request = visitor()
    token = stage(request).token
    before = staging.staged(request, token)
    assert before is not None
    StagedFile.objects.update(storage_name=_under_the_old_key(before, keys[1]))
    before.refresh_from_db()
    _rotate()
    stored = staging.promote(before, purpose=Purpose.REFERRAL, actor=None)
    assert stored.storage_name != before.storage_name
    assert read(stored) == LETTER


def _under_the_old_key(file: StagedFile, key: str) -> str:
    content = Fernet(key.encode()).encrypt(read(file))
    return str(storages["private"].save(f"{file.storage_name}-old", ContentFile(content)))


def test_every_encrypted_field_is_found() -> None:
    found = {model._meta.label: names for model, names in encrypted_fields()}
    assert found["registrations.Registration"] == ["birth_date", "identity_number", "phone", "email"]
    assert {"accounts.User", "files.StoredFile", "notifications.Message", "notifications.GatewaySettings"} <= set(found)
