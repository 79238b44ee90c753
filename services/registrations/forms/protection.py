"""What keeps machines and double clicks from making registrations: the form's token, a proof of work, a trap."""

from datetime import timedelta
from typing import Any, Final

from django import forms
from django.conf import settings
from django.utils.functional import cached_property

from services.common.form_tokens import BadFormToken, FormToken, new_form_token, read_form_token
from services.common.proof_of_work import is_proven, new_challenge
from services.registrations.forms.base import SectionedForm

# Nobody reads and fills a form faster than this; asked only of forms that come without a proof of work.
FASTEST: Final = timedelta(seconds=3)

EXPIRED: Final = "Formulir ini sudah terlalu lama terbuka. Isian Anda masih ada. Periksa, lalu kirim sekali lagi."
TOO_FAST: Final = "Kiriman ini datang terlalu cepat. Periksa isian Anda sebentar, lalu kirim sekali lagi."
TRAPPED: Final = "Kiriman ini belum kami terima. Silakan kirim sekali lagi."

_HIDDEN: Final = {"autocomplete": "off"}  # or Firefox puts an old token into a page that it reloads


class ProtectedForm(SectionedForm):
    """A public form. `token_kind` names it; `token_context` is remembered in its token."""

    token_kind: str
    asks_for_proof = True

    form_token = forms.Field(required=False, widget=forms.HiddenInput(attrs=_HIDDEN))
    proof = forms.Field(required=False, widget=forms.HiddenInput(attrs=_HIDDEN))
    website = forms.Field(
        label="Jangan isi kolom ini",
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def token_context(self) -> str:
        """What the person is shown now and the registration must tell later; see FormToken.context."""
        return ""

    @cached_property
    def token(self) -> FormToken | None:
        """The token that came with the form, expired or not; None for none of ours."""
        try:
            return read_form_token(self.token_kind, self.typed("form_token"))
        except BadFormToken:
            return None

    @cached_property
    def token_to_show(self) -> str:
        """The same token when the form is shown again, so that it still makes one thing only; else a new one."""
        if self.token is not None and not self.token.is_expired:
            return self.typed("form_token")
        return new_form_token(self.token_kind, self.token_context())

    @cached_property
    def challenge(self) -> str:
        """The proof of work to do, as JSON; '' where none is wanted, or the form brought one that holds."""
        if not self._wants_proof or self.has_proof:
            return ""
        return new_challenge(read_form_token(self.token_kind, self.token_to_show).id)

    @property
    def proof_to_show(self) -> str:
        return self.typed("proof") if self._wants_proof and self.has_proof else ""

    @property
    def _wants_proof(self) -> bool:
        return self.asks_for_proof and settings.CAPTCHA

    @cached_property
    def has_proof(self) -> bool:
        """Whether a browser worked for this form."""
        if self.token is None or self.token.is_expired:
            return False
        return is_proven(self.token.id, self.typed("proof"))

    @property
    def lacks_proof(self) -> bool:
        """A proof was wanted and none came: counted by address and flagged to staff, not refused."""
        return self._wants_proof and not self.has_proof

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.token is None or self.token.is_expired:
            self.add_error(None, EXPIRED)
        elif self.lacks_proof and self.cleaned_data.get("website"):
            self.add_error(None, TRAPPED)
        elif self.lacks_proof and self.token.age < FASTEST:
            self.add_error(None, TOO_FAST)
        return self.cleaned_data
