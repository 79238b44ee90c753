"""A gateway to talk to, and messages to send."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from services.notifications.actions import queue
from services.notifications.models import Message
from services.notifications.recipients import Recipient
from tests.support.gateway import API_KEY, SENDER, StandIn, stand_in_gateway

PHONE = "+6281234567890"
EMAIL = "siti@example.test"


@pytest.fixture
def gateway(settings: Any) -> Iterator[StandIn]:
    """The stand-in, known to the portal through the environment's settings."""
    with stand_in_gateway() as stand_in:
        settings.WHATSAPP_API_URL = stand_in.url
        settings.WHATSAPP_API_KEY = API_KEY
        settings.WHATSAPP_SENDER = SENDER
        yield stand_in


@pytest.fixture
def make_message() -> Callable[..., Message]:
    """Queues a message about nothing in particular; each call another one."""
    made = 0

    def make(*, phone: str = PHONE, email: str = "", has_whatsapp: bool = True, **kwargs: Any) -> Message:
        nonlocal made
        made += 1
        context = {"service": "Registrasi Pemeriksaan Lab", "number": f"N{made}", "link": f"http://portal.test/{made}"}
        wanted = {"dedupe_key": f"test:{made}", "label": f"N{made}", **kwargs}
        queue(
            wanted.pop("template", "registration_verified"),
            to=Recipient(phone, email, has_whatsapp),
            context=context,
            **wanted,
        )
        return Message.objects.get(dedupe_key=wanted["dedupe_key"])

    return make
