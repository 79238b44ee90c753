"""Consent to the processing of personal data."""

from django import forms
from django.utils.functional import cached_property

from cms_pages.information.queries import Consent, current_consent
from services.registrations.forms.base import SectionedForm


class ConsentFields(SectionedForm):
    """What is stored is the version of the text that the form linked to; it travels in the form's token."""

    consent = forms.BooleanField(
        label="Saya setuju data pribadi saya diproses untuk pemeriksaan ini.",
        error_messages={"required": "Centang persetujuan ini agar kami boleh memproses pendaftaran Anda."},
    )

    @cached_property
    def consent_text(self) -> Consent:
        """Version and address of the text in force now. Raises ConsentTextMissing."""
        return current_consent()
