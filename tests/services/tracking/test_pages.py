"""The pages under /lacak/ as a visitor meets them."""

from datetime import date

import pytest
from django.test import Client

from services.common.registration_numbers import new_number
from services.registrations.actions import move
from services.registrations.enums import Status
from services.registrations.models import Registration
from tests.support.registrations import LABORATORY, NIK, officer, registration

pytestmark = pytest.mark.django_db

BIRTH_DATE = {"bukti": "17/05/1990"}


def _open(client: Client, asked: Registration) -> None:
    response = client.post(f"/lacak/{asked.number}/", BIRTH_DATE)
    assert response.status_code == 302


def test_a_typing_error_is_told_before_anything_is_looked_up(
    client: Client, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    number = new_number("L", date(2026, 11, 23))
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    response = client.get("/lacak/", {"nomor": wrong})
    assert response.status_code == 400
    assert "Sepertinya ada salah ketik" in response.content.decode()
    assert "bukti" not in response.content.decode()


@pytest.mark.parametrize("written", [str.lower, lambda number: number.replace("-", ""), lambda number: f" {number} "])
def test_a_number_is_read_however_it_is_typed(client: Client, written: object) -> None:
    number = new_number("L", date(2026, 11, 23))
    response = client.get("/lacak/", {"nomor": written(number)})  # type: ignore[operator]
    assert response["Location"] == f"/lacak/{number}/"


def test_every_page_is_neither_stored_nor_told_on(client: Client) -> None:
    asked = registration()
    paths = ["/lacak/", "/lacak/lupa-nomor/", f"/lacak/{asked.number}/", f"/lacak/{asked.number}/batalkan/"]
    _open(client, asked)
    for path in paths:
        response = client.get(path)
        assert (response["Cache-Control"], response["Referrer-Policy"]) == ("no-store, private", "no-referrer"), path


def test_nothing_personal_before_the_proof_and_masked_after(client: Client) -> None:
    asked = registration()
    before = client.get(f"/lacak/{asked.number}/").content.decode()
    assert "Kolesterol" not in before
    _open(client, asked)
    after = client.get(f"/lacak/{asked.number}/").content.decode()
    assert "Kolesterol" in after
    assert "S••• R••••••••" in after
    assert [secret for secret in ("Siti", NIK, "81234567890", "17/05", "siti@") if secret in after] == []


def test_unknown_number_and_wrong_proof_look_the_same(client: Client) -> None:
    asked = registration()
    unknown = new_number("L", date(2026, 11, 23))
    pages = []
    for number in (asked.number, unknown):
        response = client.post(f"/lacak/{number}/", {"bukti": "17/05/1991"})
        pages.append((response.status_code, response.content.decode().replace(number, "…")))
    tokens = [page.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0] for _, page in pages]
    pages = [(status, page.replace(token, "…")) for (status, page), token in zip(pages, tokens, strict=True)]
    assert pages[0] == pages[1]
    assert pages[0][0] == 403


def test_the_sixth_wrong_proof_is_told_when_to_come_back(client: Client) -> None:
    asked = registration()
    statuses = [client.post(f"/lacak/{asked.number}/", {"bukti": "17/05/1991"}).status_code for _ in range(6)]
    assert statuses == [403] * 5 + [429]


def test_one_session_opens_one_registration(client: Client) -> None:
    one, two = registration(), registration()
    _open(client, one)
    page = client.get(f"/lacak/{two.number}/").content.decode()
    assert "Kapan tanggal lahir pasien?" in page


def test_leaving_closes_it(client: Client) -> None:
    asked = registration()
    _open(client, asked)
    client.post("/lacak/keluar/")
    assert "Kapan tanggal lahir pasien?" in client.get(f"/lacak/{asked.number}/").content.decode()


def test_the_reason_of_a_correction_is_shown(client: Client) -> None:
    asked = registration()
    move(asked.pk, "request_correction", actor=officer("ani", *LABORATORY), reason="Surat rujukan tidak terbaca")
    _open(client, asked)
    page = client.get(f"/lacak/{asked.number}/").content.decode()
    assert "Surat rujukan tidak terbaca" in page
    assert f'href="/lacak/{asked.number}/perbaiki/"' in page


def test_the_applicant_cancels_and_only_with_the_proof(client: Client) -> None:
    asked = registration()
    path = f"/lacak/{asked.number}/batalkan/"
    assert client.get(path)["Location"] == f"/lacak/{asked.number}/"
    assert client.post(path, {"alasan": "Pindah"}).status_code == 403
    asked.refresh_from_db()
    assert asked.status == Status.SUBMITTED
    _open(client, asked)
    assert client.post(path, {"alasan": " "}).status_code == 400
    client.post(path, {"alasan": "Pindah kota"})
    asked.refresh_from_db()
    assert asked.status == Status.CANCELLED
    page = client.get(f"/lacak/{asked.number}/").content.decode()
    assert "Pendaftaran dibatalkan" in page


@pytest.mark.parametrize("typed", ["", "kemarin", "31/02/1990", "17/05/90", "1" * 5000, "\x00"])
def test_a_proof_that_is_no_date_costs_no_attempt(client: Client, typed: str) -> None:
    asked = registration()
    assert {client.post(f"/lacak/{asked.number}/", {"bukti": typed}).status_code for _ in range(7)} == {400}
    _open(client, asked)


@pytest.mark.parametrize("path", ["/lacak/x/", "/lacak/L261123-AAAA-AAAA/", "/lacak/%00/", f"/lacak/{'L' * 3000}/"])
def test_a_number_that_is_none_is_no_error_of_ours(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400
