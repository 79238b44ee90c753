"""Opening hours and the last sampling: what a new portal has, what visitors are told, what staff see and may write."""

from datetime import date, time
from html import unescape

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.test import Client

from services.audit.models import AuditEntry
from services.common.enums import Service
from services.schedule.models import Closure, OpeningHours
from services.schedule.queries import visiting_hours
from tests.support.registrations import officer

HOURS = "/admin/jadwal/jam-buka/"
MONDAY, SATURDAY = date(2026, 11, 23), date(2026, 11, 28)
OUT_OF_HOURS = "Pengambilan sampel harus selesai setelah jam buka, paling lambat jam tutup."

pytestmark = pytest.mark.django_db


@pytest.fixture
def monday() -> OpeningHours:
    return OpeningHours.objects.get(service=Service.LABORATORY, weekday=0)


@pytest.fixture
def staff(client: Client) -> Client:
    acts = [f"schedule.{act}_openinghours" for act in ("add", "change", "view")]
    client.force_login(officer("rina", "wagtailadmin.access_admin", *acts))
    return client


def _change(staff: Client, row: OpeningHours, last_sampling: str) -> str:
    """Type a last sampling and save; what the form says, '' when it was taken."""
    typed = {"service": "L", "weekday": "0", "opens": "07.30", "closes": "16.00", "last_sampling": last_sampling}
    answer = staff.post(f"{HOURS}edit/{row.pk}/", typed)
    row.refresh_from_db()
    return "" if answer.status_code == 302 else unescape(answer.content.decode())


def test_a_new_portal_has_the_usual_hours() -> None:
    hours = OpeningHours.objects.filter(service=Service.LABORATORY)
    assert list(hours.values_list("weekday", "opens", "closes", "last_sampling")) == [
        (0, time(7, 30), time(16), time(11)),
        (1, time(7, 30), time(16), time(11)),
        (2, time(7, 30), time(16), time(11)),
        (3, time(7, 30), time(16), time(11)),
        (4, time(7, 30), time(16, 30), time(11)),
    ]
    assert OpeningHours.objects.count() == 5 * len(Service)
    assert set(OpeningHours.objects.exclude(last_sampling=None).values_list("service", flat=True)) == {"L"}


@pytest.mark.parametrize(
    ("service", "day", "said"),
    [
        (Service.LABORATORY, MONDAY, "07.30–11.00 WIB"),
        (Service.TOUR, MONDAY, "07.30–16.00 WIB"),
        (Service.LABORATORY, SATURDAY, ""),
    ],
)
def test_visitors_are_told_to_come_while_samples_are_taken(service: str, day: date, said: str) -> None:
    assert visiting_hours(service, day) == said


@pytest.mark.parametrize("last_sampling", [time(7, 30), time(16, 1)])
def test_the_database_keeps_it_inside_the_opening_hours(monday: OpeningHours, last_sampling: time) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        OpeningHours.objects.filter(pk=monday.pk).update(last_sampling=last_sampling)


@pytest.mark.parametrize("typed", ["07.30", "16.01"])
def test_an_hour_outside_is_told_in_words_and_changes_nothing(staff: Client, monday: OpeningHours, typed: str) -> None:
    assert OUT_OF_HOURS in _change(staff, monday, typed)
    assert monday.last_sampling == time(11)
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize(
    ("typed", "kept", "recorded"),
    [("16.00", time(16), "16:00:00"), ("", None, "")],
)
def test_staff_change_it_or_take_it_away_and_it_is_recorded(
    staff: Client, monday: OpeningHours, typed: str, kept: time | None, recorded: str
) -> None:
    assert _change(staff, monday, typed) == ""
    assert monday.last_sampling == kept
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.data) == ("openinghours.changed", {"fields": {"last_sampling": recorded}})


def test_the_list_speaks_indonesian(staff: Client, monday: OpeningHours) -> None:
    OpeningHours.objects.exclude(pk=monday.pk).exclude(service=Service.TOUR, weekday=4).delete()
    table = BeautifulSoup(staff.get(HOURS).content, "html.parser").select_one("table.listing")
    assert table is not None
    heads = [" ".join(head.get_text().split()) for head in table.select("thead th")]
    assert heads == ["Layanan", "Hari", "Buka (WIB)", "Tutup (WIB)", "Sampel sampai (WIB)"]
    rows = [[cell.get_text().strip().split("\n")[0] for cell in row.select("td")] for row in table.select("tbody tr")]
    assert rows == [
        ["Pemeriksaan Lab", "Senin", "07.30", "16.00", "11.00"],
        ["Wisata Ilmiah", "Jumat", "07.30", "16.30", ""],
    ]


def test_the_list_of_closures_does_too(client: Client) -> None:
    client.force_login(officer("rina", "wagtailadmin.access_admin", "schedule.view_closure", "schedule.change_closure"))
    Closure.objects.create(first_day=MONDAY, last_day=MONDAY, reason="Pemeliharaan")
    table = BeautifulSoup(client.get("/admin/jadwal/hari-tutup/").content, "html.parser").select_one("table.listing")
    assert table is not None
    heads = [" ".join(head.get_text().split()) for head in table.select("thead th")]
    assert heads == ["Hari pertama", "Hari terakhir", "Alasan", "Layanan"]
    assert table.select("tbody td")[-1].get_text().strip() == "Semua layanan"
