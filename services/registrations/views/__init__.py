"""The public doors of registrations: form and receipt."""

from services.registrations.views.laboratory import register
from services.registrations.views.receipt import receipt

__all__ = ["receipt", "register"]
