"""The list: what its rows show, how its filters narrow, what its address can't do."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from services.accounts.models import User
from services.common import clock
from services.notifications.models import Message
from services.registrations.actions import move, upload_result
from services.registrations.enums import Status
from services.registrations.models import Registration
from services.registrations.staff.listing import RegisterPaginator, RegisterQuerySet
from tests.services.registrations.staff.pages import LIST, numbers, search, text
from tests.support.pdfs import pdf
from tests.support.registrations import exam, person, registration, submission


def test_a_row_names_the_patient_and_masks_the_rest(first: Client, siti: Registration) -> None:
    page = text(first.get(LIST))
    assert f"{siti.number} Siti Rahmawati NIK 3308••••••••0001" in page
    assert "1 · Rp30.000 Diajukan" in page
    for secret in ("3308011705900001", "81234567890", "1990", "siti@example.test"):
        assert secret not in page


def test_the_newest_comes_first_and_a_page_holds_fifty(first: Client, siti: Registration) -> None:
    rows = [siti, *(registration() for _ in range(2))]
    assert numbers(first.get(LIST)) == [row.number for row in reversed(rows)]
    made = [Registration(**_copy(siti, index)) for index in range(60)]
    Registration.objects.bulk_create(made)
    assert len(numbers(first.get(LIST))) == 50
    assert len(numbers(first.get(f"{LIST}?p=2"))) == 13
    # A page that isn't there is the last one; nonsense is the first.
    assert numbers(first.get(f"{LIST}?p=99")) == numbers(first.get(f"{LIST}?p=2"))
    assert numbers(first.get(f"{LIST}?p=x")) == numbers(first.get(LIST))


def _copy(siti: Registration, index: int) -> dict[str, object]:
    values = {field.attname: getattr(siti, field.attname) for field in Registration._meta.concrete_fields}
    del values["id"]
    return values | {"number": f"L000000-0000-{index:04}", "form_token": f"copy-{index}"}


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_the_rows(first: Client, siti: Registration, count: int) -> None:
    Registration.objects.bulk_create([Registration(**_copy(siti, index)) for index in range(count - 1)])
    first.get(LIST)  # the choices of the exam filter are kept for a minute
    with CaptureQueriesContext(connection) as queries:
        assert len(numbers(first.get(LIST))) == count
    assert len(queries) == 12
    with CaptureQueriesContext(connection) as queries:
        first.get(f"/admin/laboratorium/{siti.pk}/")
    assert len(queries) <= 15


def test_filters(first: Client, ratna: User, siti: Registration) -> None:
    other = registration(person=person(full_name="Budi Santoso", identity_number="3308011705900002"))
    move(other.pk, "verify", actor=ratna)
    assert numbers(first.get(f"{LIST}?status=submitted")) == [siti.number]
    assert numbers(first.get(f"{LIST}?status=verified")) == [other.number]
    today = f"{clock.today():%d/%m/%Y}"
    assert len(numbers(first.get(f"{LIST}?diajukan_dari={today}&diajukan_sampai={today}"))) == 2
    tomorrow = f"{clock.today() + timedelta(days=1):%d/%m/%Y}"
    assert numbers(first.get(f"{LIST}?diajukan_dari={tomorrow}")) == []
    visit = f"{siti.visit_date:%d/%m/%Y}"
    assert len(numbers(first.get(f"{LIST}?kunjungan_dari={visit}&kunjungan_sampai={visit}"))) == 2
    assert numbers(first.get(f"{LIST}?kunjungan_sampai=1/1/2020")) == []
    code = siti.items.get().code
    assert len(numbers(first.get(f"{LIST}?pemeriksaan={code}"))) == 2
    assert numbers(first.get(f"{LIST}?pemeriksaan={code}&status=verified")) == [other.number]
    assert numbers(first.get(f"{LIST}?pemeriksaan=XYZ")) == []


def test_a_second_exam_shows_a_registration_once(first: Client, db: None) -> None:
    from services.registrations.actions import submit

    made = submit(submission(exam(), exam("Trombosit", 25_000)))
    for item in made.items.all():
        assert numbers(first.get(LIST, {"pemeriksaan": item.code})) == [made.number]
    assert "2 · Rp55.000" in text(first.get(LIST))


def test_late_ones_are_told_by_icon_and_words_and_counted(first: Client, siti: Registration) -> None:
    Registration.objects.filter(pk=siti.pk).update(promised_on=clock.today() - timedelta(days=3))
    page = first.get(LIST)
    assert "Perlu tindakan: 1 terlambat · 1 menunggu verifikasi" in text(page)
    assert "Terlambat 3 hari" in text(page)
    assert numbers(first.get(f"{LIST}?perlu=terlambat")) == [siti.number]
    Registration.objects.filter(pk=siti.pk).update(status=Status.COMPLETED)
    assert "Terlambat" not in text(first.get(LIST)).replace("Terlambat dari janji selesai", "")
    assert numbers(first.get(f"{LIST}?perlu=terlambat")) == []


def test_messages_in_trouble(first: Client, siti: Registration) -> None:
    assert numbers(first.get(f"{LIST}?perlu=pesan")) == []
    Message.objects.filter(about_id=str(siti.pk)).update(status="failed", needs_attention=True)
    assert numbers(first.get(f"{LIST}?perlu=pesan")) == [siti.number]
    page = text(first.get(LIST))
    assert "1 pesan gagal atau tidak pasti" in page
    assert "Gagal" in page


def test_results_that_wait_for_me_and_for_others(
    first: Client, second: Client, ratna: User, siti: Registration
) -> None:
    for step in ("verify", "receive_specimen", "examine"):
        move(siti.pk, step, actor=ratna)
    upload_result(siti.pk, pdf(siti.number), name="hasil.pdf", actor=ratna)
    assert "1 menunggu rilis oleh petugas lain" in text(first.get(LIST))
    assert "1 menunggu rilis Anda" in text(second.get(LIST))
    assert numbers(first.get(f"{LIST}?perlu=rilis")) == []
    assert numbers(second.get(f"{LIST}?perlu=rilis")) == [siti.number]
    assert numbers(first.get(f"{LIST}?perlu=rilis-lain")) == [siti.number]


def test_to_look_at_before_verifying(first: Client, siti: Registration) -> None:
    again = registration()  # the same person, day and service
    assert again.flags == ["possible_duplicate"]
    assert numbers(first.get(f"{LIST}?perlu=periksa")) == [again.number]


@pytest.mark.parametrize(
    "query",
    [
        "status=bogus",
        "status=submitted%00",
        "perlu=bogus",
        "kunjungan_dari=kemarin",
        "diajukan_sampai=31/02/2026",
        "diajukan_sampai=1/1/99999",
        f"pemeriksaan={'9' * 200}",
        "cari=bogus",
        "cari=%F0%9F%98%80",
        "q=%00",
    ],
)
def test_bad_values_find_nothing(first: Client, siti: Registration, query: str) -> None:
    response = first.get(f"{LIST}?{query}")
    assert (response.status_code, numbers(response)) == (200, [] if query != "q=%00" else [siti.number])


@pytest.mark.parametrize(
    "lookup",
    [
        "history__actor__password__startswith",
        "submitted_by__password__startswith",
        "identity_index__startswith",
        "full_name__startswith",
        "id__in",
        "status__regex",
        "bogus",
        "o",
        "ot",
        "export",
    ],
)
def test_a_lookup_in_the_address_tells_nothing(first: Client, siti: Registration, lookup: str) -> None:
    """modeladmin's own index would apply each of these, or break."""
    for value in ("a", "1,x", "((", "zzz", ""):
        response = first.get(LIST, {lookup: value})
        assert (response.status_code, numbers(response)) == (200, [siti.number])


@pytest.mark.django_db
def test_counting_stops(monkeypatch: pytest.MonkeyPatch, siti: Registration) -> None:
    from services.registrations.staff import listing

    monkeypatch.setattr(listing, "COUNT_UP_TO", 3)
    Registration.objects.bulk_create([Registration(**_copy(siti, index)) for index in range(6)])
    rows = RegisterQuerySet(model=Registration).order_by("-id")
    paginator = RegisterPaginator(rows, 2)
    assert (rows.count(), paginator.count, paginator.num_pages) == (4, 3, 2)
    assert paginator.items_count_label == "lebih dari 3 pendaftaran"
    assert RegisterPaginator(rows.filter(pk=siti.pk), 2).items_count_label == "1 pendaftaran"


def test_an_empty_register_says_what_comes(first: Client) -> None:
    assert "Belum ada pendaftaran." in text(first.get(LIST))
    assert "Tidak ada pendaftaran yang cocok." in text(search(first, "siapa saja"))
