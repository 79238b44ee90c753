"""The gateway's settings, and trying them."""

from typing import Any

from django.db import transaction

from cms_pages.base.formats import weekday_time
from services.audit.actions import record
from services.common.clock import now
from services.notifications import gateway
from services.notifications.models import GatewaySettings
from services.notifications.outcomes import Delivery
from services.notifications.queries import gateway_credentials, gateway_settings
from services.notifications.rendering import render


@transaction.atomic
def change_gateway(
    *, gateway_address: str, key: str | None, sender: str, actor: Any, address: str | None = None
) -> GatewaySettings:
    """Save the settings; `key` None leaves the stored one as it is. `address` is the officer's own, for the trail,
    which names what changed but never the key."""
    chosen = gateway_settings()
    wanted = {"address": gateway_address, "key": chosen.key if key is None else key, "sender": sender}
    changed = [name for name, value in wanted.items() if getattr(chosen, name) != value]
    for name, value in wanted.items():
        setattr(chosen, name, value)
    chosen.save()
    if changed:
        record(
            "gateway.changed",
            actor=actor,
            obj=chosen,
            label=str(chosen),
            address=address or None,
            data={"changed": changed, "gateway": gateway_address, "sender": sender},
        )
    return chosen


def try_gateway(*, phone: str, actor: Any, address: str | None = None) -> Delivery:
    """Send a test text to an E.164 phone now, past the outbox, and answer with the gateway's own words."""
    text = render("gateway_test", {"time": weekday_time(now())}).body
    delivery = gateway.send_text(gateway_credentials(), phone=phone, text=text)
    record(
        "gateway.tried",
        actor=actor,
        obj=gateway_settings(),
        label="Gerbang WhatsApp",
        address=address or None,
        data={"outcome": str(delivery.outcome), "answer": delivery.answer},
    )
    return delivery
