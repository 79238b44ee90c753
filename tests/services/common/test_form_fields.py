"""The fields of forms: our words at the field, and what was typed stays in the input."""

from datetime import date

from django import forms

from services.common.form_fields import IndonesianDateField, NikField, PassportField, PersonNameField, PhoneField
from services.common.people import check_birth_date


class Person(forms.Form):
    name = PersonNameField(label="Nama Lengkap", max_length=20)
    nik = NikField(required=False)
    passport = PassportField(required=False)
    phone = PhoneField()
    born = IndonesianDateField(check=lambda day: check_birth_date(day, today=date(2026, 11, 24)))


def test_clean_values() -> None:
    form = Person(
        {
            "name": "\u202eSiti\x00 ",
            "nik": "3308 0157 0590 0001",
            "passport": "c 1234567",
            "phone": "0812 3456 7890",
            "born": "17 Mei 1990",
        }
    )
    assert form.is_valid(), form.errors
    assert form.cleaned_data == {
        "name": "Siti",
        "nik": "3308015705900001",
        "passport": "C1234567",
        "phone": "+6281234567890",
        "born": date(1990, 5, 17),
    }


def test_errors_stand_at_the_field_in_our_words() -> None:
    form = Person({"name": "S" * 21, "nik": "330801570590000", "passport": "?", "phone": "", "born": "01/01/2027"})
    assert {field: messages.as_data()[0].code for field, messages in form.errors.items()} == {
        "name": "name_long",
        "nik": "nik_short",
        "passport": "passport_invalid",
        "phone": "required",
        "born": "birth_date_future",
    }
    assert form.errors["nik"] == ["NIK harus 16 angka. Anda baru mengisi 15 angka."]
    assert form.errors["phone"] == ["Isi nomor WhatsApp Anda."]


def test_what_was_typed_stays_in_the_input() -> None:
    form = Person({"born": "31 Februari 1990"})
    assert not form.is_valid()
    assert form["born"].value() == "31 Februari 1990"
    assert Person(initial={"born": date(1990, 5, 17)})["born"].value() == "17/05/1990"


def test_an_optional_field_left_empty_is_none() -> None:
    form = Person({"name": "Siti", "phone": "081234567890", "born": "17/05/1990", "nik": "  "})
    assert form.is_valid()
    assert form.cleaned_data["nik"] is None


def test_phones_get_the_right_keyboard() -> None:
    assert 'inputmode="tel" autocomplete="tel"' in str(Person()["phone"])
