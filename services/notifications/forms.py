"""What staff type: a filter of the list, the gateway's settings, a phone for the test."""

from typing import Any, Final

from django import forms

from services.common.form_fields import PhoneField
from services.notifications.enums import Channel, Status
from services.notifications.gateway import is_web_address
from services.notifications.models import MessageQuerySet
from services.notifications.recipients import gateway_number

# Stands beside the statuses in the filter: all that somebody has to do something about.
NEEDS_ATTENTION: Final = "perlu-tindakan"

KEY_IS_SET: Final = "Sudah diisi. Kosongkan untuk tidak mengubahnya."
KEY_IS_MISSING: Final = "Belum diisi. Ada di halaman perangkat pada gerbang."


class MessageFilter(forms.Form):
    """The list's filter. The names are an allow-list: nothing else in an address reaches the database."""

    status = forms.ChoiceField(
        label="Status",
        required=False,
        choices=[("", "Semua status"), (NEEDS_ATTENTION, "Perlu tindakan"), *Status.choices],
    )
    saluran = forms.ChoiceField(label="Saluran", required=False, choices=[("", "Semua saluran"), *Channel.choices])

    def narrow(self, messages: MessageQuerySet) -> MessageQuerySet:
        """The messages that were asked for; none for a value that isn't offered."""
        if not self.is_valid():
            return messages.none()
        status, channel = self.cleaned_data["status"], self.cleaned_data["saluran"]
        if status == NEEDS_ATTENTION:
            messages = messages.filter(needs_attention__in=[True])  # as queries.in_trouble, and for its reason
        elif status:
            messages = messages.filter(status=status)
        return messages.filter(channel=channel) if channel else messages


class GatewayForm(forms.Form):
    """The gateway's settings. The key is never shown: an empty field leaves it as it is."""

    gateway_address = forms.CharField(
        label="Alamat gerbang",
        max_length=300,
        required=False,
        help_text="Contoh: https://gerbang.example.id. Kosongkan untuk kembali ke pengaturan server.",
        error_messages={"max_length": "Alamat paling panjang 300 huruf."},
    )
    key = forms.CharField(
        label="Kunci API",
        max_length=300,
        required=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    sender = forms.CharField(
        label="Nomor pengirim",
        max_length=20,
        required=False,
        help_text="Nomor WhatsApp yang terhubung ke gerbang, misalnya 6281234567890.",
    )

    def __init__(self, *args: Any, key_is_set: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.key_is_set = key_is_set
        self.fields["key"].help_text = KEY_IS_SET if key_is_set else KEY_IS_MISSING

    def clean_gateway_address(self) -> str:
        address = str(self.cleaned_data["gateway_address"]).strip().rstrip("/")
        if address and not is_web_address(address):
            raise forms.ValidationError(
                "Tulis alamat lengkap yang diawali https:// atau http://, tanpa nama pengguna, tanda ? atau #."
            )
        return address

    def clean_sender(self) -> str:
        typed = str(self.cleaned_data["sender"]).strip()
        sender = gateway_number(typed.replace(" ", "").replace("-", ""))
        if typed and not sender:
            raise forms.ValidationError("Nomor pengirim hanya angka, diawali kode negara. Contoh: 6281234567890.")
        return sender

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("gateway_address"):
            if not cleaned.get("sender") and "sender" not in self.errors:
                self.add_error("sender", "Isi nomor pengirim.")
            if not cleaned.get("key") and not self.key_is_set:
                self.add_error("key", "Isi kunci API.")
        return cleaned


class GatewayTestForm(forms.Form):
    """Where a test message goes."""

    phone = PhoneField(label="Kirim pesan uji ke nomor", required=True)
