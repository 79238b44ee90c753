"""The only place that writes: the outbox, its delivery, the buttons of staff, the gateway's settings."""

from services.notifications.actions.gateway import change_gateway, try_gateway
from services.notifications.actions.outbox import queue
from services.notifications.actions.staff import dismiss, mark_called, resend

__all__ = ["change_gateway", "dismiss", "mark_called", "queue", "resend", "try_gateway"]
