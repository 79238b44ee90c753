"""The ways out. Each takes a message and answers a Delivery; none raises for what the other side does."""

from services.notifications.channels import email, whatsapp
from services.notifications.enums import Channel, Outcome
from services.notifications.models import Message
from services.notifications.outcomes import Delivery


def send(message: Message) -> Delivery:
    """Deliver over the message's own channel. Takes seconds: never inside a transaction."""
    match message.channel:
        case Channel.WHATSAPP:
            return whatsapp.send(message)
        case Channel.EMAIL:
            return email.send(message)
    return Delivery(Outcome.REFUSED, "Saluran ini tidak dikirim oleh mesin.")
