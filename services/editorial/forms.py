"""What a link to a draft is made of."""

from typing import Final

from django import forms

MOST_DAYS: Final = 30


class DraftLinkForm(forms.Form):
    """For whom, and for how long."""

    note = forms.CharField(
        label="Untuk siapa",
        max_length=80,
        help_text="Hanya terlihat oleh penyunting. Contoh: dr. Sari, Dinas Kesehatan.",
    )
    days = forms.IntegerField(
        label="Berlaku (hari)",
        min_value=1,
        max_value=MOST_DAYS,
        initial=7,
        help_text=f"1 sampai {MOST_DAYS} hari. Sesudah itu tautan tidak membuka apa pun.",
    )
