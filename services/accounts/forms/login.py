"""allauth's forms in our words: labels, hints, errors at the field, no placeholders."""

from typing import Any, Final

from allauth.account import forms as account_forms
from allauth.mfa.base import forms as mfa_forms
from allauth.mfa.totp import forms as totp_forms
from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator, ProhibitNullCharactersValidator

from services.accounts.queries import LOGIN_NAME_LENGTH

# Longer than any pass phrase; a megabyte of text is not one.
PASSWORD_LENGTH: Final = 1000
_CODE_LENGTH: Final = 20

_NEW_ONE_HINT: Final = "Paling sedikit 10 huruf atau angka, bukan angka saja, dan tidak mirip nama Anda."

_LONG = "Isian ini terlalu panjang. Paling banyak %(limit_value)d huruf atau angka."
_CONTROL = "Isian ini memuat tanda yang tidak terlihat. Hapus, lalu ketik lagi."


def _word(
    form: forms.Form, name: str, label: str, empty: str, *, hint: str = "", length: int = PASSWORD_LENGTH
) -> None:
    """Give one field its label, hint, limit and errors, and take allauth's placeholder off."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    field.error_messages["required"] = empty
    if isinstance(field, forms.CharField):
        field.max_length = length
        field.validators = [
            *(one for one in field.validators if not hasattr(one, "limit_value") and not _is_null_check(one)),
            MaxLengthValidator(length, message=_LONG),
            ProhibitNullCharactersValidator(message=_CONTROL),
        ]


def _is_null_check(validator: Any) -> bool:
    return isinstance(validator, ProhibitNullCharactersValidator)


class LoginForm(account_forms.LoginForm):
    """One name field for three names. A refusal stands at that field, and tells neither which part was wrong."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self,
            "login",
            "NIP, surel, atau nama pengguna",
            "Isi NIP, surel, atau nama pengguna Anda.",
            length=LOGIN_NAME_LENGTH,
        )
        self.fields["login"].widget.attrs.update(
            {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false", "maxlength": False}
        )
        _word(self, "password", "Kata sandi", "Isi kata sandi Anda.")

    def clean(self) -> Any:
        try:
            return super().clean()
        except ValidationError as error:
            self.add_error("login", error)
            return self.cleaned_data


class ReauthenticateForm(account_forms.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "password", "Kata sandi", "Isi kata sandi Anda.")


def _two_passwords(form: forms.Form) -> None:
    _word(form, "password1", "Kata sandi baru", "Isi kata sandi baru.", hint=_NEW_ONE_HINT)
    _word(form, "password2", "Ketik lagi kata sandi baru", "Ketik lagi kata sandi baru.")


class _SamePasswordMixin:
    """The words for two passwords that differ."""

    def clean(self) -> Any:
        cleaned = super().clean()  # type: ignore[misc]
        errors = self.errors.get("password2")  # type: ignore[attr-defined]
        first, second = self.cleaned_data.get("password1"), self.data.get("password2")  # type: ignore[attr-defined]
        if errors and first and second and first != second:
            errors.data[:] = [ValidationError("Kedua kata sandi tidak sama. Ketik keduanya lagi.", code="mismatch")]
        return cleaned


class ChangePasswordForm(_SamePasswordMixin, account_forms.ChangePasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "oldpassword", "Kata sandi saat ini", "Isi kata sandi Anda saat ini.")
        _two_passwords(self)


class SetPasswordForm(_SamePasswordMixin, account_forms.SetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _two_passwords(self)


class ResetPasswordKeyForm(_SamePasswordMixin, account_forms.ResetPasswordKeyForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _two_passwords(self)


class ResetPasswordForm(account_forms.ResetPasswordForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(
            self,
            "email",
            "Surel",
            "Isi alamat surel akun Anda.",
            hint="Alamat yang tercatat di akun pegawai Anda.",
            length=LOGIN_NAME_LENGTH,
        )
        self.fields["email"].error_messages["invalid"] = "Alamat surel ini tidak lengkap. Contoh: nama@kemkes.go.id."


class _CodeMixin:
    """A one-time code or a recovery code: digits as the phone groups them."""

    code_hint = "6 angka dari aplikasi autentikator, atau satu kode pemulihan."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _word(self, "code", "Kode verifikasi", "Isi kode verifikasi.", hint=self.code_hint, length=_CODE_LENGTH)  # type: ignore[arg-type]
        self.fields["code"].widget.attrs.update(  # type: ignore[attr-defined]
            {"class": "w-short", "inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": False}
        )


class AuthenticateForm(_CodeMixin, mfa_forms.AuthenticateForm):
    """The second step of a login."""


class ReauthenticateByCodeForm(_CodeMixin, mfa_forms.ReauthenticateForm):
    """The second factor, shown once more."""


class ActivateTOTPForm(_CodeMixin, totp_forms.ActivateTOTPForm):
    """The first code, to prove that the phone has the secret."""

    code_hint = "6 angka yang sekarang tampil di aplikasi autentikator."
