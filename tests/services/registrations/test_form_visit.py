"""The visit date: today or later, open, not too far; a radio wins over what is typed; midnight is in Magelang."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cms_pages.base.formats import long_date
from services.common import clock
from services.common.enums import Service
from services.common.problems import problem_text
from services.registrations.forms.visit import FURTHEST
from services.schedule.models import Closure, OpeningHours
from services.schedule.queries import calendar
from tests.support.public_form import Sender, freeze
from tests.support.registrations import open_day

pytestmark = pytest.mark.django_db

WIB = ZoneInfo("Asia/Jakarta")
CLOSED_SATURDAY = "28 November 2026 hari Sabtu, kami tutup. Pilih hari kerja."


@pytest.fixture
def tuesday(monkeypatch: pytest.MonkeyPatch) -> date:
    """Today is Tuesday, 24 November 2026."""
    freeze(monkeypatch, datetime(2026, 11, 24, 9, 0, tzinfo=WIB))
    return date(2026, 11, 24)


def test_today_is_possible(sender: Sender, tuesday: date) -> None:
    assert sender.taken(visit_date="24/11/2026").visit_date == tuesday


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("23/11/2026", "23 November 2026 sudah lewat. Pilih hari ini atau sesudahnya."),
        ("24/11/1999", "24 November 1999 sudah lewat. Pilih hari ini atau sesudahnya."),
        ("28/11/2026", CLOSED_SATURDAY),
        ("22/02/2027", None),
        ("23/02/2027", "Pilih tanggal paling lambat 22 Februari 2027."),
        ("31/11/2026", problem_text("date_impossible")),
        ("25/11/26", problem_text("date_short_year")),
        ("lusa", problem_text("date_format")),
        ("2" * 10_000, problem_text("date_format")),
        ("", "Isi tanggal kunjungan, atau pilih salah satu hari."),
    ],
)
def test_days(sender: Sender, tuesday: date, typed: str, said: str | None) -> None:
    if said is None:
        assert sender.taken(visit_date=typed).visit_date == tuesday + FURTHEST
        return
    answer = sender.send(visit_date=typed, referral=None)
    assert answer.errors["visit_date"] == [said]
    assert answer.value("visit_date") == typed


def test_a_holiday_says_its_name(sender: Sender, tuesday: date) -> None:
    day = tuesday + timedelta(days=1)
    Closure.objects.create(first_day=day, last_day=day, reason="Pilkada serentak")
    said = "25 November 2026 kami tutup: Pilkada serentak. Pilih hari lain."
    answer = sender.send(visit_date="25/11/2026")
    assert (answer.status, answer.errors) == (409, {"visit_date": [said]})
    offered = [str(box["value"]) for box in answer.page.select("input[name=visit_day]")]
    assert offered == ["2026-11-26", "2026-11-27", "2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03"]


def test_a_closed_day_is_told_beside_other_errors(sender: Sender, tuesday: date) -> None:
    assert sender.refused(visit_date="28/11/2026", full_name="").keys() == {"visit_date", "full_name"}


def test_a_laboratory_that_never_opens_offers_no_day_and_takes_none(sender: Sender, tuesday: date) -> None:
    OpeningHours.objects.filter(service=Service.LABORATORY).delete()
    answer = sender.send(visit_date="25/11/2026", referral=None)
    assert answer.errors["visit_date"] == ["25 November 2026 hari Rabu, kami tutup. Pilih hari kerja."]
    assert answer.page.select("input[name=visit_day]") == []


def test_a_chosen_day_wins_over_a_typed_one(sender: Sender, tuesday: date) -> None:
    assert sender.taken(visit_date="besok pagi", visit_day="2026-11-26").visit_date == date(2026, 11, 26)


@pytest.mark.parametrize("value", ["2026-11-31", "kapan saja", "9" * 10_000])
def test_a_tampered_radio_is_no_date(sender: Sender, tuesday: date, value: str) -> None:
    assert sender.refused(visit_day=value) == {"visit_date": [problem_text("date_format")]}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11-23", "23 November 2026 sudah lewat. Pilih hari ini atau sesudahnya."),
        ("2099-01-05", "Pilih tanggal paling lambat 22 Februari 2027."),
        ("2026-11-28", CLOSED_SATURDAY),
    ],
)
def test_a_tampered_radio_obeys_the_same_rules(sender: Sender, tuesday: date, value: str, said: str) -> None:
    assert sender.refused(visit_day=value) == {"visit_date": [said]}


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2026, 11, 30, 23, 30, tzinfo=WIB), date(2026, 11, 30)),
        (datetime(2026, 12, 1, 0, 30, tzinfo=WIB), date(2026, 12, 1)),
    ],
)
def test_around_midnight_at_the_end_of_a_month(
    sender: Sender, monkeypatch: pytest.MonkeyPatch, moment: datetime, day: date
) -> None:
    freeze(monkeypatch, moment.astimezone(UTC))
    assert clock.today() == day
    yesterday = day - timedelta(days=1)
    said = f"{long_date(yesterday)} sudah lewat. Pilih hari ini atau sesudahnya."
    assert sender.refused(visit_date=f"{yesterday:%d/%m/%Y}") == {"visit_date": [said]}
    made = sender.taken(visit_date=f"{day:%d/%m/%Y}")
    assert made.visit_date == day
    assert made.number.startswith(f"L{day:%y%m%d}-")
    assert clock.local_date(made.submitted_at) == day
    assert made.promised_on == calendar(Service.LABORATORY).add_working_days(day, 2)


def test_a_form_of_yesterday_sent_after_midnight(sender: Sender, monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(monkeypatch, datetime(2026, 11, 30, 23, 58, tzinfo=WIB))
    form = sender.filled(visit_date="30/11/2026")
    freeze(monkeypatch, datetime(2026, 12, 1, 0, 2, tzinfo=WIB))
    answer = sender.post(form)
    assert answer.errors == {"visit_date": ["30 November 2026 sudah lewat. Pilih hari ini atau sesudahnya."]}
    again = {**form, "visit_date": f"{open_day():%d/%m/%Y}", "referral_kept": answer.kept}
    del again["referral"]
    assert sender.post(again).status == 302
