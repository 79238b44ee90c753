"""Personal data on a screen: enough to recognise, not enough to use."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.common import masking


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (masking.mask_name("Siti Rahmawati"), "S••• R••••••••"),
        (masking.mask_name(""), ""),
        (masking.mask_identity("3308014705900001"), "3308••••••••0001"),
        (masking.mask_identity("C1234567"), "••••••67"),
        (masking.mask_identity(""), ""),
        (masking.mask_phone("+6281234567890"), "+62 812 •••• 7890"),
        (masking.mask_phone(""), ""),
        (masking.mask_birth_date(date(1990, 5, 17)), "••/••/1990"),
        (masking.mask_birth_date(None), ""),
        (masking.mask_email("siti@example.test"), "s•••@example.test"),
        (masking.mask_email("siti"), ""),
    ],
)
def test_how_it_looks(shown: str, expected: str) -> None:
    assert shown == expected


@given(st.text(alphabet="0123456789", min_size=16, max_size=16))
def test_half_a_nik_stays_hidden(nik: str) -> None:
    assert masking.mask_identity(nik).count(masking.DOT) == 8


@given(st.text(alphabet="0123456789", min_size=9, max_size=12))
def test_the_middle_of_a_phone_stays_hidden(digits: str) -> None:
    phone = f"+628{digits}"
    assert len([each for each in masking.mask_phone(phone) if each.isdigit()]) == 9
