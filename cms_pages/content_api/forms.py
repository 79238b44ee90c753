"""What staff fill in for a new token."""

from typing import Final

from django import forms

DAYS: Final = ((7, "7 hari"), (30, "30 hari"), (90, "90 hari"), (365, "1 tahun"))


class TokenForm(forms.Form):
    """`name` says whose it is, `days` how long it lives."""

    name = forms.CharField(
        label="Untuk siapa",
        max_length=80,
        help_text="Nama situs atau pengembang yang memakainya, supaya kelak tahu mana yang dicabut.",
        error_messages={"required": "Tulis untuk siapa token ini."},
    )
    days = forms.TypedChoiceField(label="Berlaku", choices=DAYS, coerce=int, initial=30)
