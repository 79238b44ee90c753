"""Searching: what was typed is told apart by shape, found through an index, and never stands in an address."""

import pytest
from django.db import connection
from django.test import Client

from services.registrations.models import Registration
from services.registrations.staff.search import Shape, understand
from tests.services.registrations.staff.pages import LIST, numbers, search, text
from tests.support.registrations import NIK, person, registration


@pytest.mark.parametrize(
    ("typed", "shape"),
    [
        ("", Shape.NOTHING),
        (" \t\x00 ", Shape.NOTHING),
        (NIK, Shape.INDEXED),
        ("3308 0117 0590 0001", Shape.INDEXED),
        ("0812-3456-7890", Shape.INDEXED),
        ("+62 812 3456 7890", Shape.INDEXED),
        ("l261123 7kq4m9xa", Shape.INDEXED),
        ("L261123", Shape.INDEXED),
        ("C1234567", Shape.INDEXED),
        ("Siti Rahma", Shape.NAME),
        ("O'Brien-Nugroho, S.Kom.", Shape.NAME),
        ("Bu", Shape.TOO_SHORT),
        ("a b", Shape.TOO_SHORT),
        ("12", Shape.TOO_SHORT),
        ("'; DROP TABLE", Shape.NAME),
    ],
)
def test_shapes(typed: str, shape: Shape) -> None:
    assert understand(typed).shape == shape


def test_a_number_is_read_as_people_write_it() -> None:
    assert understand("l261123 7kq4 m9xa").number_prefix == "L261123-7KQ4-M9XA"
    assert understand("L261123-7KO4").number_prefix == "L261123-7K04"  # the letter O is a zero after the date
    assert understand("L261123").number_prefix == "L261123"


@pytest.fixture
def budi(siti: Registration) -> Registration:
    who = person(
        full_name="Budi Sitiawan O'Neill",
        identity_type="passport",
        identity_number="C1234567",
        phone="+6281300001111",
        email="",
    )
    return registration(person=who)


def test_each_shape_finds_its_own(first: Client, siti: Registration, budi: Registration) -> None:
    both = [budi.number, siti.number]
    for typed, found in {
        siti.number: [siti.number],
        siti.number.replace("-", " ").lower(): [siti.number],
        siti.number[:7]: both,
        siti.number[:11]: [siti.number],
        NIK: [siti.number],
        "3308.0117.0590.0001": [siti.number],
        NIK[:-1] + "9": [],
        "081234567890": [siti.number],
        "62812 3456 7890": [siti.number],
        "081234567899": [],
        "C1234567": [budi.number],
        "c 1234567": [budi.number],
        "siti": both,
        "SITI RAHMA": [siti.number],
        "rahma siti": [siti.number],
        "sitiawan": [budi.number],
        "O'Ne": [budi.number],
        "budi s": [budi.number],
        "tidak ada": [],
        "si": [],
    }.items():
        assert numbers(search(first, typed)) == found, typed


@pytest.mark.parametrize(
    "typed",
    [
        '"',
        '"siti',
        "siti%",
        "s_ti",
        "(siti)",
        "siti OR budi",
        "NEAR(siti)",
        "siti\x00rahma",
        "x" * 10_000,
        "sit " * 2_500,
        "siti*",
        "\u202esiti",
        "😀😀😀",
        "L269999",
        "L261399-7KQ4",
        "9" * 400,
    ],
)
def test_nothing_typed_breaks_it(first: Client, siti: Registration, typed: str) -> None:
    assert search(first, typed).status_code == 200
    assert first.get(LIST, {"q": typed}).status_code == 200


def test_wildcards_are_letters(first: Client, siti: Registration) -> None:
    for typed in ("s%i", "sit_", "siti%", '"siti"'):
        assert numbers(search(first, typed)) == []


def test_a_name_never_stands_in_an_address(first: Client, siti: Registration) -> None:
    for typed in ("Siti Rahmawati", NIK, "081234567890", siti.number):
        answer = first.post(LIST, {"q": typed, "status": "submitted"})
        assert answer.status_code == 302
        assert typed not in answer["Location"]
        assert "status=submitted" in answer["Location"]
        page = first.get(answer["Location"])
        assert numbers(page) == [siti.number]
        assert f'value="{typed}"' in page.content.decode()


def test_a_search_narrows_further_and_lasts_over_pages(first: Client, siti: Registration) -> None:
    assert numbers(search(first, "siti", status="verified")) == []
    assert numbers(search(first, "siti", status="submitted")) == [siti.number]
    assert "Ketik paling sedikit 3 huruf" in text(search(first, "si"))


def test_the_name_index_follows_a_change_and_a_removal(first: Client, siti: Registration) -> None:
    siti.full_name = "Kartini"
    siti.save(update_fields=["full_name"])
    assert numbers(search(first, "rahmawati")) == []
    assert numbers(search(first, "artin")) == [siti.number]
    siti.items.all().delete()
    siti.history.all().delete()
    siti.delete()
    assert numbers(search(first, "artin")) == []


@pytest.mark.sqlite
def test_lost_triggers_come_back_with_the_next_migration(first: Client, siti: Registration) -> None:
    from services.registrations.models import name_index

    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER registrations_name_added")
    missed = registration(person=person(full_name="Wulan Sari", identity_number="3308015705900002"))
    assert numbers(search(first, "wulan")) == []
    name_index.install(connection)
    assert numbers(search(first, "wulan")) == [missed.number]
    assert numbers(search(first, "rahma")) == [siti.number]


@pytest.mark.postgresql
def test_each_lookup_has_an_index_to_use(siti: Registration) -> None:
    from services.registrations.staff.search import narrow

    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for typed, index in {
            "rahma": "registration_name_trigrams",
            NIK: "registration_by_identity",
            "081234567890": "registrations_registration_phone_index",
        }.items():
            plan = narrow(Registration.objects.all(), understand(typed)).explain()
            assert index in plan, (typed, plan)
