"""What a NIP and a user name may be."""

import pytest
from django.core.exceptions import ValidationError

from services.accounts.validators import (
    check_nip,
    check_username,
    check_username_against_nip,
    looks_like_nip,
    normalise_nip,
)


@pytest.mark.parametrize(
    "nip",
    [
        "199005172015032001",  # civil servant, March 2015, woman
        "196501011985031999",  # appointed at twenty
        "199612052023211001",  # PPPK: 21
        "199612052024991002",
        "200002292020121001",  # a leap day
    ],
)
def test_real_shapes_pass(nip: str) -> None:
    check_nip(nip)


@pytest.mark.parametrize(
    ("nip", "code"),
    [
        ("", "nip_characters"),
        ("19900517201503200", "nip_length"),
        ("1990051720150320011", "nip_length"),
        ("19900517201503200A", "nip_characters"),
        ("١٩٩٠٠٥١٧٢٠١٥٠٣٢٠٠١", "nip_characters"),
        ("199013172015032001", "nip_birth"),
        ("190002292015032001", "nip_birth"),
        ("000005172015032001", "nip_birth"),
        ("199005172015002001", "nip_appointment"),
        ("199005172015132001", "nip_appointment"),
        ("199005172015202001", "nip_appointment"),
        ("199005171995032001", "nip_appointment"),  # appointed at five
        ("199005172015033001", "nip_sex"),
        ("199005172015032000", "nip_sequence"),
    ],
)
def test_impossible_ones_are_refused_with_their_reason(nip: str, code: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_nip(nip)
    assert refusal.value.code == code


def test_the_refusal_counts_what_was_typed() -> None:
    with pytest.raises(ValidationError) as refusal:
        check_nip("19900517201503200")
    assert refusal.value.messages == ["NIP harus 18 angka. Anda mengisi 17 angka."]


@pytest.mark.parametrize("typed", ["19900517 201503 2 001", "19900517.201503.2.001", "19900517-201503-2-001"])
def test_a_nip_may_be_typed_in_groups(typed: str) -> None:
    assert normalise_nip(typed) == "199005172015032001"
    assert looks_like_nip(normalise_nip(typed))


@pytest.mark.parametrize("name", ["labadmin", "Siti.Rahma", "a", "x-1_2", "1990"])
def test_plain_user_names_pass(name: str) -> None:
    check_username(name)


@pytest.mark.parametrize("name", ["", "a@b", "siti rahma", "a|b", ".a", "a.", "sití", "a\0b", "a\n", "😀"])
def test_other_user_names_are_refused(name: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_username(name)
    assert refusal.value.code == "username_characters"


@pytest.mark.parametrize("nip", [None, "199005172015032002"])
def test_18_digits_that_are_not_ones_own_nip_are_no_user_name(nip: str | None) -> None:
    with pytest.raises(ValidationError) as refusal:
        check_username_against_nip("199005172015032001", nip)
    assert refusal.value.code == "username_is_nip"


def test_ones_own_nip_is_a_user_name() -> None:
    check_username_against_nip("199005172015032001", "199005172015032001")
