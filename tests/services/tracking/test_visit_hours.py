"""Once the registration is verified, the page says when to come: while samples are taken, not until closing."""

from datetime import time

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from cms_pages.base.formats import weekday_date
from services.registrations.actions import move
from services.registrations.models import Registration
from services.schedule.models import OpeningHours
from tests.support.registrations import LABORATORY, officer, registration

pytestmark = pytest.mark.django_db


@pytest.fixture
def verified() -> Registration:
    asked = registration()
    move(asked.pk, "verify", actor=officer("ani", *LABORATORY))
    return asked


def _what_next(client: Client, asked: Registration) -> str:
    client.post(f"/lacak/{asked.number}/", {"bukti": "17/05/1990"})
    page = BeautifulSoup(client.get(f"/lacak/{asked.number}/").content, "html.parser")
    return [" ".join(each.get_text().split()) for each in page.select("section.panel p")][1]


@pytest.mark.parametrize(
    ("last_sampling", "until"),
    [(time(9, 5), "09.05"), (None, "16.00")],
)
def test_the_hours_stand_beside_the_day(
    client: Client, verified: Registration, last_sampling: time | None, until: str
) -> None:
    OpeningHours.objects.update(last_sampling=last_sampling, closes=time(16))
    day, promised = weekday_date(verified.visit_date), weekday_date(verified.promised_on)
    assert _what_next(client, verified) == (
        f"Datang pada {day} pukul 07.30–{until} WIB dan sebutkan nama Anda di loket. Hasil dijanjikan {promised}."
    )


def test_without_hours_the_day_stands_alone(client: Client, verified: Registration) -> None:
    OpeningHours.objects.all().delete()
    day, promised = weekday_date(verified.visit_date), weekday_date(verified.promised_on)
    assert _what_next(client, verified) == (
        f"Datang pada {day} dan sebutkan nama Anda di loket. Hasil dijanjikan {promised}."
    )
