"""The words for what lines about messages and the gateway hold, on the staff's screen of the trail."""

from services.audit.words import name_values
from services.notifications.enums import Channel, Outcome, Status


def name_words() -> None:
    """Called once, in AppConfig.ready. What a message is about is named by the app that queues it."""
    name_values(
        "message",
        {
            "channel": dict(Channel.choices),
            "from": dict(Status.choices),
            "template": {"gateway_test": "Pesan uji"},
        },
    )
    name_values(
        "gateway",
        {
            "changed": {"address": "alamat", "key": "kunci", "sender": "pengirim"},
            "outcome": dict(Outcome.choices),
        },
    )
