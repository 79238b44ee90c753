"""Files deleted for good: with the caller's transaction, or not at all."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import ProtectedError

from services.files.actions import forget, keep
from services.files.enums import Purpose
from services.files.models import StoredFile
from services.registrations.models import Registration
from tests.support.registrations import registration

pytestmark = pytest.mark.django_db
Capture = Callable[..., AbstractContextManager[list[Any]]]


def _keep(name: str) -> StoredFile:
    return keep(b"isi", purpose=Purpose.REFERRAL, name=name, content_type="application/pdf", actor=None)


def test_row_and_content_go_and_others_stay(django_capture_on_commit_callbacks: Capture) -> None:
    gone, stays = _keep("a.pdf"), _keep("b.pdf")
    with django_capture_on_commit_callbacks(execute=True):
        forget([gone.pk])
        assert storages["private"].exists(gone.storage_name)
    assert list(StoredFile.objects.all()) == [stays]
    assert [storages["private"].exists(each.storage_name) for each in (gone, stays)] == [False, True]


def test_a_rolled_back_transaction_keeps_both(django_capture_on_commit_callbacks: Capture) -> None:
    file = _keep("a.pdf")
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        forget([file.pk])
        transaction.set_rollback(True)
    assert StoredFile.objects.filter(pk=file.pk).exists()
    assert storages["private"].exists(file.storage_name)


def test_what_something_refers_to_stays() -> None:
    file = _keep("a.pdf")
    Registration.objects.filter(pk=registration().pk).update(referral=file)
    with pytest.raises(ProtectedError):
        forget([file.pk])
