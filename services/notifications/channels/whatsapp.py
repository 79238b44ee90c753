"""WhatsApp through the gateway; without one, the message is only written down for staff to read."""

from django.conf import settings

from services.notifications import documents, gateway, queries
from services.notifications.enums import Outcome
from services.notifications.models import Message
from services.notifications.outcomes import Delivery

NO_GATEWAY = "Tanpa gerbang: hanya dicatat"


def send(message: Message) -> Delivery:
    """The text, or the document with the text as its caption."""
    credentials = queries.gateway_credentials()
    if not credentials.is_complete:
        return Delivery(Outcome.LOGGED, NO_GATEWAY)
    if message.document_id is None:
        return gateway.send_text(credentials, phone=message.phone, text=message.body)
    token = documents.open_address(message)
    url = f"{settings.PUBLIC_BASE_URL}{documents.path_of(token)}"
    delivery = gateway.send_document(credentials, phone=message.phone, url=url, caption=message.body)
    # A gateway that has fallen silent may still be fetching: its address ends by itself.
    if delivery.outcome != Outcome.UNCERTAIN:
        documents.close_addresses(message)
    return delivery
