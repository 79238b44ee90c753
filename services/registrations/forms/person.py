"""Who is the patient, and who registers: for oneself or another, with NIK, passport or neither."""

from datetime import date
from typing import Any, Final

from django import forms

from services.common import clock
from services.common.form_fields import IndonesianDateField, NikField, PassportField, PersonNameField
from services.common.people import age_on, check_birth_date, check_nik
from services.common.problems import Problem
from services.registrations.enums import Flag, IdentityType, Relation
from services.registrations.forms.base import DefaultChoiceField, LineField, SectionedForm

SELF: Final = "self"
OTHER: Final = "other"
ADULT: Final = 18

_FLAGS: Final = {"nik_region": Flag.UNKNOWN_REGION, "nik_birth_date": Flag.BIRTH_DATE_MISMATCH}

MINOR_REGISTERS: Final = (
    "Pasien berusia di bawah 18 tahun, jadi orang tua atau wali yang mendaftarkan. "
    "Pilih “Orang lain”, lalu isi nama orang tua atau wali."
)
MINOR_WITHOUT_CONSENT: Final = (
    "Pasien berusia di bawah 18 tahun. Centang bila orang tua atau walinya menyetujui pemeriksaan ini."
)


def _possible_birth_date(day: date) -> date:
    return check_birth_date(day, today=clock.today())


class PersonFields(SectionedForm):
    """The patient and who registers. `desk` speaks to the officer instead of the visitor."""

    for_whom = DefaultChoiceField(
        label="Pendaftaran ini untuk",
        choices=[(SELF, "Saya sendiri"), (OTHER, "Orang lain, misalnya anak atau orang tua")],
        default=SELF,
    )
    applicant_name = PersonNameField(
        label="Nama Anda",
        help_text="Yang mendaftarkan.",
        error_messages={"required": "Isi nama Anda, yang mendaftarkan."},
    )
    relation = forms.ChoiceField(
        label="Hubungan Anda dengan pasien",
        help_text="Anda adalah … pasien.",
        choices=[("", "Pilih"), *Relation.choices],
        widget=forms.Select(attrs={"class": "w-medium"}),
        error_messages={
            "required": "Pilih hubungan Anda dengan pasien.",
            "invalid_choice": "Pilih salah satu dari daftar.",
        },
    )
    full_name = PersonNameField(label="Nama Lengkap", help_text="Nama pasien, seperti tertulis di KTP.")
    identity_type = DefaultChoiceField(
        label="Identitas pasien",
        choices=[(IdentityType.NIK, "NIK"), (IdentityType.PASSPORT, "Paspor"), (IdentityType.NONE, "Tidak punya")],
        default=IdentityType.NIK,
    )
    nik = NikField(
        label="Nomor Identitas (NIK)",
        help_text="16 angka di KTP atau Kartu Keluarga.",
        widget=forms.TextInput(attrs={"class": "w-short"}),
    )
    passport = PassportField(
        label="Nomor Paspor",
        help_text="Contoh: C1234567.",
        widget=forms.TextInput(attrs={"class": "w-short"}),
    )
    no_identity_reason = LineField(
        label="Mengapa belum punya?",
        help_text="Misalnya: bayi baru lahir, atau KTP sedang diurus.",
        longest=200,
        min_length=3,
        error_messages={
            "required": "Tulis alasannya. Misalnya: bayi baru lahir, atau KTP sedang diurus.",
            "min_length": "Tulis alasannya sedikit lebih lengkap.",
        },
    )
    # Which NIK and birth date the applicant has already been asked about: the same again is their answer.
    identity_checked = forms.Field(required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}))
    birth_date = IndonesianDateField(
        label="Tanggal Lahir",
        help_text="Contoh: 17/05/1990 atau 17 Mei 1990.",
        check=_possible_birth_date,
        widget=forms.TextInput(attrs={"class": "w-short", "autocomplete": "bday"}),
        error_messages={"required": "Isi tanggal lahir. Contoh: 17/05/1990."},
    )
    guardian_consent = forms.BooleanField(
        label="Orang tua atau wali pasien menyetujui pemeriksaan ini.",
        help_text="Wajib dicentang bila pasien berusia di bawah 18 tahun.",
        required=False,
    )

    def __init__(self, *args: Any, desk: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        self.desk = desk
        self.question_asked = ""
        self.nik_flags: frozenset[Flag] = frozenset()
        if desk:
            self._speak_to_officer()

    def _speak_to_officer(self) -> None:
        fields = self.fields
        fields["for_whom"].choices = [  # type: ignore[attr-defined]
            (SELF, "Pasien sendiri"),
            (OTHER, "Orang lain yang mendaftarkan pasien"),
        ]
        fields["applicant_name"].label = "Nama yang mendaftarkan"
        fields["applicant_name"].help_text = ""
        fields["applicant_name"].error_messages["required"] = "Isi nama yang mendaftarkan."
        fields["relation"].label = "Hubungan dengan pasien"
        fields["relation"].help_text = "Yang mendaftarkan adalah … pasien."
        fields["relation"].error_messages["required"] = "Pilih hubungannya dengan pasien."

    def not_asked(self) -> set[str]:
        skipped = super().not_asked()
        if self.typed("for_whom") != OTHER:
            skipped |= {"applicant_name", "relation", "guardian_consent"}
        asked_for = self.typed("identity_type") or IdentityType.NIK
        parts = {IdentityType.NIK: "nik", IdentityType.PASSPORT: "passport", IdentityType.NONE: "no_identity_reason"}
        return skipped | {name for kind, name in parts.items() if kind != asked_for}

    @property
    def is_minor(self) -> bool:
        """Under 18 today; False while the birth date is unknown."""
        born = self.cleaned_data.get("birth_date")
        return born is not None and age_on(born, clock.today()) < ADULT

    def clean(self) -> dict[str, Any]:
        super().clean()
        self._check_guardian()
        self._question_nik()
        return self.cleaned_data

    def _check_guardian(self) -> None:
        if not self.is_minor:
            return
        for_whom = self.cleaned_data.get("for_whom")
        if for_whom == SELF:
            self.add_error("for_whom", MINOR_REGISTERS)
        elif for_whom == OTHER and not self.cleaned_data.get("guardian_consent"):
            self.add_error("guardian_consent", MINOR_WITHOUT_CONSENT)

    def _question_nik(self) -> None:
        """A NIK that merely looks odd is asked about once, then taken and flagged (services.common.people.nik)."""
        number, born = self.cleaned_data.get("nik"), self.cleaned_data.get("birth_date")
        if number is None:
            return
        try:
            nik = check_nik(number, born)
        except Problem as problem:
            self.add_error("nik", problem.text)
            return
        self.nik_flags = frozenset(_FLAGS[each.code] for each in nik.questions if each.code in _FLAGS)
        self.question_asked = f"{number}/{born.isoformat()}" if nik.questions and born else ""
        if self.question_asked and self.cleaned_data.get("identity_checked") != self.question_asked:
            for question in nik.questions:
                self.add_error("nik", question.text)

    def person_values(self) -> dict[str, Any]:
        """The part of actions.Person that these fields know."""
        clean = self.cleaned_data
        return {
            "full_name": clean["full_name"],
            "birth_date": clean["birth_date"],
            "identity_type": clean["identity_type"],
            "identity_number": clean["nik"] or clean["passport"] or "",
            "no_identity_reason": clean["no_identity_reason"] or "",
            "applicant_name": clean["applicant_name"] or "",
            "relation": clean["relation"] or "",
            "guardian_consent": self.is_minor and bool(clean["guardian_consent"]),
        }

    def identity_flags(self) -> frozenset[Flag]:
        """What an officer should look at in these fields."""
        without = self.cleaned_data["identity_type"] == IdentityType.NONE
        return self.nik_flags | ({Flag.NO_IDENTITY} if without else frozenset())
