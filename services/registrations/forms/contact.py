"""How to reach the applicant: WhatsApp, else e-mail, else a call."""

from typing import Any, Final

from django import forms

from services.common.form_fields import PhoneField
from services.registrations.forms.base import EmailField, SectionedForm

UNREACHABLE: Final = (
    "Isi nomor telepon atau email, agar kami dapat mengabari Anda. "
    "Bila tidak punya keduanya, silakan mendaftar langsung di loket."
)


class PhoneWidget(forms.TextInput):
    """+62 in front as decoration: 812…, 0812…, 62812… and +62812… all mean the same behind it."""

    input_type = "tel"
    template_name = "components/widgets/prefix_input.html"

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["prefix"] = "+62"
        return context


class ContactFields(SectionedForm):
    """Phone and e-mail.

    With WhatsApp the phone is required. Without, a phone for a call or an e-mail address is enough; with neither,
    only the desk takes the registration (`desk`), since nobody could tell the applicant anything.
    """

    phone = PhoneField(
        label="Nomor WhatsApp Aktif",
        help_text="Nomor pendaftaran dan kabar hasil dikirim ke sini. Contoh: 0812 3456 7890.",
        widget=PhoneWidget,
    )
    no_whatsapp = forms.BooleanField(
        label="Tidak punya WhatsApp",
        help_text="Kami kabari lewat email. Tanpa email, kami telepon nomor di atas.",
        required=False,
    )
    email = EmailField(
        label="Email",
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    result_by_whatsapp = forms.BooleanField(
        label="Kirim juga berkas hasil lewat WhatsApp",
        help_text="Pemegang ponsel itu dapat membuka hasilnya. Jangan centang bila ponsel dipakai bersama.",
        required=False,
    )

    desk = False

    def not_asked(self) -> set[str]:
        skipped = super().not_asked()
        if self.ticked("no_whatsapp"):
            skipped.add("result_by_whatsapp")
        return skipped

    def _clean_fields(self) -> None:
        # The label goes on saying that a number is wanted; only an empty one is let through to clean().
        phone = self.fields["phone"]
        phone.required = not self.ticked("no_whatsapp")
        try:
            super()._clean_fields()
        finally:
            phone.required = True

    def clean(self) -> dict[str, Any]:
        super().clean()
        clean = self.cleaned_data
        reachable = clean.get("phone") or clean.get("email")
        if clean.get("no_whatsapp") and not reachable and not self.desk and not self.errors.keys() & {"phone", "email"}:
            self.add_error("phone", UNREACHABLE)
        return clean

    def contact_values(self) -> dict[str, Any]:
        """The part of actions.Person that these fields know."""
        clean = self.cleaned_data
        phone = clean["phone"] or ""
        has_whatsapp = bool(phone) and not clean["no_whatsapp"]
        return {
            "phone": phone,
            "has_whatsapp": has_whatsapp,
            "email": clean["email"] or "",
            "result_by_whatsapp": has_whatsapp and bool(clean["result_by_whatsapp"]),
        }
