"""What those who manage accounts fill in."""

from typing import Any, Final

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from services.accounts.actions import AccountData
from services.accounts.enums import Role
from services.accounts.models import User
from services.accounts.queries import roles_of
from services.accounts.rules import may_change_roles, may_make_superadmin
from services.accounts.validators import normalise_nip
from services.common.form_fields import PersonNameField, PhoneField

_NAME_LENGTH: Final = 200
_PASSWORD_LENGTH: Final = 1000


class NipField(forms.CharField):
    """18 digits or None; spaces, dots and dashes are taken out."""

    def to_python(self, value: Any) -> str | None:
        text = super().to_python(value)
        return normalise_nip(text) or None if text else None


class AccountForm(forms.ModelForm[User]):
    """One account. Never saves: the view hands `data`, `roles`, `password` and `is_active` to the actions."""

    full_name = PersonNameField(label="Nama lengkap", max_length=_NAME_LENGTH)
    nip = NipField(
        label="NIP",
        required=False,
        max_length=40,
        help_text="18 angka. Kosongkan bila pegawai ini tidak memiliki NIP.",
    )
    email = forms.EmailField(
        label="Surel",
        required=False,
        help_text="Untuk login dan untuk mengatur ulang kata sandi.",
        error_messages={"invalid": "Alamat surel ini tidak lengkap. Contoh: nama@kemkes.go.id."},
    )
    phone = PhoneField(label="Nomor WhatsApp", required=False, help_text="Contoh: 0812 3456 7890.")
    password1 = forms.CharField(
        label="Kata sandi",
        required=False,
        strip=False,
        max_length=_PASSWORD_LENGTH,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    password2 = forms.CharField(
        label="Ketik lagi kata sandi",
        required=False,
        strip=False,
        max_length=_PASSWORD_LENGTH,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    roles = forms.MultipleChoiceField(
        label="Peran", required=False, choices=Role.choices, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = User
        fields = ("username", "full_name", "nip", "email", "phone", "is_active")
        labels = {"username": "Nama pengguna", "is_active": "Akun aktif"}
        help_texts = {
            "username": "Huruf, angka, titik, garis bawah, atau tanda hubung.",
            "is_active": "Bila dimatikan, semua sesi pengguna ini langsung berakhir.",
        }

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        self.is_new = self.instance.pk is None
        hint = "Kosongkan: pengguna membuat kata sandi sendiri lewat “Lupa kata sandi”."
        self.fields["password1"].help_text = hint if self.is_new else "Kosongkan bila tidak diganti."
        if self.is_new:
            del self.fields["is_active"]
        else:
            self.initial["roles"] = [role.value for role in roles_of(self.instance)]
        if not may_make_superadmin(actor):
            self.fields["roles"].choices = [  # type: ignore[attr-defined]
                (value, label) for value, label in Role.choices if value != Role.SUPERADMIN
            ]
        if not self.is_new and not may_change_roles(actor, self.instance):
            # One's own: neither roles nor the switch.
            self.fields.pop("roles")
            self.fields.pop("is_active", None)

    def clean_phone(self) -> str:
        return self.cleaned_data["phone"] or ""

    def clean_username(self) -> str:
        return self._free("username", "Nama pengguna ini sudah dipakai.")

    def clean_email(self) -> str:
        return self._free("email", "Surel ini sudah dipakai akun lain.")

    def _free(self, field: str, taken: str) -> str:
        """The value, unless another account has it in any case: said at the field, where the constraint can't."""
        value = str(self.cleaned_data[field]).strip()
        others = User.objects.exclude(pk=self.instance.pk).filter(**{f"{field}__iexact": value})
        if value and others.exists():
            raise ValidationError(taken, code="unique")
        return value

    def clean_password2(self) -> str:
        first, second = self.cleaned_data.get("password1", ""), self.cleaned_data["password2"]
        if first != second:
            raise ValidationError("Kedua kata sandi tidak sama. Ketik keduanya lagi.", code="mismatch")
        return str(second)

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        password = self.cleaned_data.get("password1")
        if password:
            try:
                validate_password(password, self.instance)
            except ValidationError as error:
                self.add_error("password1", error)

    @property
    def data_of_account(self) -> AccountData:
        """What was typed, clean."""
        names = AccountData.__dataclass_fields__
        return AccountData(**{name: self.cleaned_data[name] for name in names})

    @property
    def chosen_roles(self) -> set[Role] | None:
        """None when the roles were not for this person to choose."""
        return {Role(value) for value in self.cleaned_data["roles"]} if "roles" in self.fields else None
