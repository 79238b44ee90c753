"""What the tracking pages take: a number, a second proof, a contact, a reason."""

from datetime import date
from typing import Any, Final

from django import forms

from services.common.form_fields import IndonesianDateField, PhoneField
from services.common.registration_numbers import NumberTypo, parse_number
from services.tracking.enums import Proof

TYPO: Final = "Sepertinya ada salah ketik. Periksa lagi 5 huruf atau angka terakhir."
WRONG_BIRTH_DATE: Final = "Nomor dan tanggal lahir tidak cocok. Periksa keduanya, lalu coba lagi."
WRONG_PHONE: Final = "Nomor dan 5 angka terakhir tidak cocok. Periksa keduanya, lalu coba lagi."


class NumberField(forms.CharField):
    """A registration number however it was typed; cleans to its one written form, tells a typing error as such."""

    def clean(self, value: Any) -> str:
        typed = super().clean(value)
        try:
            return parse_number(typed)
        except NumberTypo as typo:
            raise forms.ValidationError(TYPO, code="typo") from typo


class NumberForm(forms.Form):
    """The first question: which registration?"""

    nomor = NumberField(
        label="Nomor pendaftaran",
        help_text="Contoh: L261123-7KQ4-M9XA. Nomor ada di tanda terima dan pesan WhatsApp.",
        max_length=64,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
        error_messages={"required": "Isi nomor pendaftaran."},
    )


class BirthDateProofForm(forms.Form):
    """The second question for a patient's registration."""

    question = "Kapan tanggal lahir pasien?"
    wrong = WRONG_BIRTH_DATE

    bukti = IndonesianDateField(
        label="Tanggal lahir pasien",
        help_text="Contoh: 17/05/1990 atau 17 Mei 1990.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Isi tanggal lahir pasien."},
    )
    k = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def proof(self) -> date:
        born: date = self.cleaned_data["bukti"]
        return born


class PhoneProofForm(forms.Form):
    """The second question for an institution's registration."""

    question = "Berapa 5 angka terakhir nomor WhatsApp Anda?"
    wrong = WRONG_PHONE

    bukti = forms.RegexField(
        r"^[0-9]{5}$",
        label="5 angka terakhir nomor WhatsApp",
        help_text="Nomor yang Anda isi saat mendaftar.",
        strip=True,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": "Isi 5 angka terakhir nomor WhatsApp.", "invalid": "Isi tepat 5 angka."},
    )
    k = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    def proof(self) -> str:
        digits: str = self.cleaned_data["bukti"]
        return digits


PROOF_FORMS: dict[Proof, type[BirthDateProofForm] | type[PhoneProofForm]] = {
    Proof.BIRTH_DATE: BirthDateProofForm,
    Proof.PHONE: PhoneProofForm,
}


class LostNumberForm(forms.Form):
    """How to reach the person: by the phone or the e-mail address of the registration."""

    telepon = PhoneField(
        label="Nomor WhatsApp atau telepon",
        help_text="Nomor yang Anda isi saat mendaftar. Contoh: 0812 3456 7890. Boleh kosong bila mengisi surel.",
        required=False,
    )
    surel = forms.EmailField(label="Surel", help_text="Boleh kosong bila mengisi nomor telepon.", required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not (cleaned.get("telepon") or cleaned.get("surel")):
            self.add_error("telepon", "Isi nomor telepon atau surel.")
        return cleaned


class CancelForm(forms.Form):
    """Why the applicant cancels; the laboratory reads it."""

    alasan = forms.CharField(
        label="Alasan pembatalan",
        help_text="Satu kalimat sudah cukup.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Isi alasan pembatalan."},
    )
