"""Who the patient is and how to reach them, as an officer mends it."""

from typing import Any

from django import forms

from services.registrations.actions.submission import Person
from services.registrations.enums import IdentityType
from services.registrations.forms.contact import ContactFields
from services.registrations.forms.person import OTHER, SELF, PersonFields
from services.registrations.models import Registration
from services.registrations.staff.forms import ReasonForm


class PersonCorrectionForm(PersonFields, ContactFields):
    """The same checks as when the registration came in, and why it is mended. Fields that don't apply are left out."""

    reason = ReasonForm.base_fields["reason"]
    field_order = ("reason",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, desk=True, **options)
        self.fields["reason"].help_text = (
            "Siapa yang meminta (pasien, wali, keluarga), dan bagaimana identitasnya diperiksa. "
            "Tercatat untuk seterusnya: jangan menulis nama atau nomor identitas."
        )
        self.fields["phone"].widget = forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"})
        self.fields["phone"].help_text = "Contoh: 0812 3456 7890."
        self.fields["no_whatsapp"].help_text = "Kabar dikirim lewat email. Tanpa email, petugas menelepon."
        self.fields["result_by_whatsapp"].help_text = "Hanya bila pasien memintanya."
        for name, hint in (("applicant_name", "Diisi bila"), ("relation", "Diisi bila")):
            self.fields[name].help_text = f"{hint} orang lain yang mendaftarkan."

    @staticmethod
    def initial_of(registration: Registration, reason: str) -> dict[str, Any]:
        """What the form starts with: everything as it stands. Personal data in clear."""
        number = registration.identity_number
        return {
            "reason": reason,
            "for_whom": OTHER if registration.applicant_name else SELF,
            "applicant_name": registration.applicant_name,
            "relation": registration.relation,
            "full_name": registration.full_name,
            "identity_type": registration.identity_type,
            "nik": number if registration.identity_type == IdentityType.NIK else "",
            "passport": number if registration.identity_type == IdentityType.PASSPORT else "",
            "no_identity_reason": registration.no_identity_reason,
            "birth_date": registration.birth_date,
            "guardian_consent": registration.guardian_consent,
            "phone": registration.phone,
            "no_whatsapp": not registration.has_whatsapp,
            "email": registration.email,
            "result_by_whatsapp": registration.result_by_whatsapp,
        }

    def person(self) -> Person:
        """The values for actions.correct_person. Only of a valid form."""
        return Person(**self.person_values(), **self.contact_values())
