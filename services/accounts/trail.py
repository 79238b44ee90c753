"""The words for what lines about accounts hold, on the staff's screen of the trail."""

from services.accounts.enums import Role
from services.accounts.models import User
from services.audit.words import field_words, name_values


def name_words() -> None:
    """Called once, in AppConfig.ready."""
    roles = dict(Role.choices)
    name_values(
        "account",
        {
            "after": roles,
            "before": roles,
            "fields": field_words(User),
            # As allauth calls the ways by which a session was proved.
            "methods": {"password": "kata sandi", "mfa": "verifikasi dua langkah"},
        },
    )
