"""Only one plain number ever reaches the gateway, and each person gets the channel that fits."""

import pytest

from services.notifications.actions.outbox import first_channel
from services.notifications.enums import Channel
from services.notifications.recipients import Recipient, gateway_number


@pytest.mark.parametrize(
    ("phone", "number"),
    [
        ("+6281234567890", "6281234567890"),
        ("6281234567890", "6281234567890"),
        ("+6581234567", "6581234567"),
        ("+6281234567890|6289999999999", ""),
        ("+62 812 3456 7890", ""),
        ("081234567890", ""),
        ("++6281234567890", ""),
        ("+6281234567890\n", ""),
        ("+٦٢٨١٢٣٤٥٦٧٨٩٠", ""),
        ("+1234567", ""),
        ("+1234567890123456", ""),
        ("", ""),
    ],
)
def test_gateway_number(phone: str, number: str) -> None:
    assert gateway_number(phone) == number


@pytest.mark.parametrize(
    ("to", "channel"),
    [
        (Recipient("+6281234567890", "a@example.test"), Channel.WHATSAPP),
        (Recipient("+6281234567890", "a@example.test", has_whatsapp=False), Channel.EMAIL),
        (Recipient("+6281234567890", "", has_whatsapp=False), Channel.CALL),
        (Recipient("", "a@example.test"), Channel.EMAIL),
        (Recipient("1|2", "a@example.test"), Channel.EMAIL),
        (Recipient(), Channel.CALL),
    ],
)
def test_first_channel(to: Recipient, channel: Channel) -> None:
    assert first_channel(to) == channel
