"""The receipt: what was agreed, what comes next, for a day, to whoever has its address."""

import re
import time
from datetime import time as time_of_day
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.test import Client

from services.registrations.actions import submit
from services.registrations.models import Registration
from services.registrations.receipts import receipt_url
from services.schedule.models import OpeningHours
from tests.support.registrations import NIK, exam, person, registration, submission

pytestmark = pytest.mark.django_db


def _page(client: Client, made: Registration) -> BeautifulSoup:
    answer = client.get(receipt_url(made))
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def _text(page: BeautifulSoup) -> str:
    return " ".join(page.get_text().split())


def test_number_items_total_and_days(client: Client) -> None:
    made = submit(submission(exam(), exam("Glukosa", 20_000)))
    page = _page(client, made)
    assert page.select_one(".regno").get_text() == made.number  # type: ignore[union-attr]
    assert "Nomor ini bukan nomor antrian." in _text(page)
    rows = [[cell.get_text() for cell in row.select("th, td")] for row in page.select(".bill tr")]
    assert sorted(rows[1:3]) == [["Glukosa", "Rp20.000"], ["Kolesterol", "Rp30.000"]]
    assert rows[3] == ["Total", "Rp50.000"]
    assert page.select_one(f'a[href="/lacak/{made.number}/"]') is not None
    assert page.select_one("button[data-print]") is not None


@pytest.mark.parametrize(("last_sampling", "said"), [(time_of_day(9, 5), "07.30–09.05 WIB"), (None, "07.30–16.00 WIB")])
def test_it_asks_to_come_while_samples_are_taken(client: Client, last_sampling: time_of_day | None, said: str) -> None:
    OpeningHours.objects.update(last_sampling=last_sampling, closes=time_of_day(16))
    page = _page(client, registration())
    assert [step.get_text() for step in page.select(".timeline li.todo:nth-child(2) p")] == [
        f"Pukul {said}. Bawa kartu identitas."
    ]


def test_prices_stay_as_agreed(client: Client) -> None:
    page = exam()
    made = submit(submission(page))
    page.price_idr = 35_000
    page.save_revision().publish()
    assert "Rp35.000" not in _text(_page(client, made))


def test_nothing_personal_in_clear(client: Client) -> None:
    made = registration()
    answer = client.get(receipt_url(made)).content.decode()
    assert [secret for secret in ("Siti", NIK, "81234567890", "1990", "siti@example") if secret in answer] == []
    assert "S••• R••••••••" in answer


def test_its_address_tells_nothing_and_is_stored_nowhere(client: Client) -> None:
    made = registration()
    url = receipt_url(made)
    assert made.number not in url
    answer = client.get(url)
    headers = {name: answer[name] for name in ("Cache-Control", "Referrer-Policy", "X-Robots-Tag")}
    assert headers == {
        "Cache-Control": "no-store, private",
        "Referrer-Policy": "no-referrer",
        "X-Robots-Tag": "noindex, nofollow",
    }
    assert not answer.cookies


@pytest.mark.parametrize(
    ("contact", "said"),
    [
        ({}, "Salinannya dikirim ke WhatsApp +62 812"),
        ({"has_whatsapp": False}, "Salinannya dikirim ke s"),
        ({"has_whatsapp": False, "email": ""}, "Petugas menelepon +62 812"),
    ],
)
def test_it_says_how_the_applicant_is_told(client: Client, contact: dict[str, object], said: str) -> None:
    made = registration(person=person(**contact))
    found = re.search(r"bukan nomor antrian\. (.{20,60})", _text(_page(client, made)))
    assert found is not None
    assert found[1].startswith(said[:30])


@pytest.mark.parametrize("token", ["x", "1", "a:b:c", "ə", "a" * 5000])
def test_another_token_opens_nothing(client: Client, token: str) -> None:
    registration()
    answer = client.get(f"/registrasi-laboratorium/selesai/{token}/")
    assert answer.status_code == 410
    assert "Lacak pendaftaran" in answer.content.decode()


def test_after_a_day_tracking_takes_over(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    made = registration()
    url = receipt_url(made)
    later = time.time() + timedelta(hours=24, seconds=2).total_seconds()
    monkeypatch.setattr(time, "time", lambda: later)  # signatures ask the system's clock
    assert client.get(url).status_code == 410


def test_a_number_of_another_registration_cannot_be_made_up(client: Client) -> None:
    made = registration()
    signed = signing.TimestampSigner(salt="another").sign_object(made.pk)
    assert client.get(f"/registrasi-laboratorium/selesai/{signed}/").status_code == 410


def test_nothing_is_done_by_post(client: Client) -> None:
    assert client.post(receipt_url(registration())).status_code == 405
