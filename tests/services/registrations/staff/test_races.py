"""Two officers at the same moment, with real threads: one wins, the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from services.accounts.models import User
from services.registrations.actions import move, upload_result
from services.registrations.enums import ResultStatus, Status
from tests.services.registrations.staff.conftest import MakeClient, MakeOfficer
from tests.services.registrations.staff.pages import LIST, text
from tests.support.pdfs import pdf
from tests.support.registrations import registration

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]


def _at_once(*acts: Callable[[], Any]) -> list[Any]:
    start = Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        start.wait(timeout=10)
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_one_of_two_verifies(make_officer: MakeOfficer, client_of: MakeClient) -> None:
    row = registration()
    clients = [client_of(make_officer(username=name)) for name in ("ratna", "yusuf")]

    def verify(client: Client) -> Callable[[], str]:
        return lambda: text(client.post(f"{LIST}{row.pk}/langkah/verify/", follow=True))

    pages = _at_once(*(verify(client) for client in clients))
    assert sorted("Verifikasi berhasil" in page for page in pages) == [False, True]
    assert sorted("Tidak ada yang diubah" in page for page in pages) == [False, True]
    assert row.history.filter(step="verify").count() == 1


def test_one_of_two_releases(make_officer: MakeOfficer, client_of: MakeClient) -> None:
    uploader: User = make_officer(username="ratna")
    row = registration()
    for step in ("verify", "receive_specimen", "examine"):
        move(row.pk, step, actor=uploader)
    version = upload_result(row.pk, pdf(row.number), name="hasil.pdf", actor=uploader)
    address = f"{LIST}{row.pk}/hasil/{version.pk}/rilis/"

    def release(client: Client) -> Callable[[], str]:
        return lambda: text(client.post(address, {"confirmed": "on"}, follow=True))

    others = [client_of(make_officer(username=name)) for name in ("yusuf", "wati")]
    pages = _at_once(*(release(client) for client in others))
    assert sorted("Rilis hasil berhasil" in page for page in pages) == [False, True]
    assert sum("sudah tidak menunggu rilis" in page or "sekarang berstatus Selesai" in page for page in pages) == 1
    row.refresh_from_db()
    version.refresh_from_db()
    assert (row.status, version.status) == (Status.COMPLETED, ResultStatus.RELEASED)
    assert row.history.filter(step="release_result").count() == 1


def test_bulk_against_one(make_officer: MakeOfficer, client_of: MakeClient) -> None:
    rows = [registration() for _ in range(6)]
    clients = [client_of(make_officer(username=name)) for name in ("ratna", "yusuf")]
    ids = [row.pk for row in rows]

    def bulk(client: Client, order: list[int]) -> Callable[[], int]:
        return lambda: client.post(f"{LIST}massal/", {"step": "verify", "pilih": order}).status_code

    assert _at_once(bulk(clients[0], ids), bulk(clients[1], ids[::-1])) == [200, 200]
    for row in rows:
        row.refresh_from_db()
        assert (row.status, row.history.filter(step="verify").count()) == (Status.VERIFIED, 1)
