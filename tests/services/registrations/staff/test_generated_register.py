"""The generator of the benchmarks makes a register that the screens can read: valid, distinct, findable."""

import pytest
from django.test import Client

from bench.generate import generate
from services.common.registration_numbers import parse_number
from services.registrations.models import Registration, RegistrationItem
from tests.services.registrations.staff.pages import LIST, numbers, search

pytestmark = pytest.mark.django_db


def test_a_generated_register_is_searched_and_shown(first: Client) -> None:
    sample = generate(300)
    rows = Registration.objects.all()
    assert rows.count() == 300
    for row in rows:
        assert parse_number(row.number) == row.number
        assert row.total_idr == sum(item.price_idr for item in row.items.all())
    for column in ("number", "identity_index", "phone_index", "form_token"):
        assert len(set(rows.values_list(column, flat=True))) == 300
    assert RegistrationItem.objects.count() >= 300
    for typed in (sample.number, sample.nik, sample.phone):
        assert numbers(search(first, typed)) == [sample.number]
    assert (
        sample.number in numbers(search(first, sample.full_name)) or len(numbers(search(first, sample.full_name))) == 50
    )
    assert first.get(f"{LIST}{sample.pk}/").status_code == 200
    # Once more: the ids go on where they ended.
    generate(5)
    assert Registration.objects.count() == 305
