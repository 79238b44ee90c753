"""What this visitor has proved."""

from django.http import HttpRequest

from services.registrations.models import Registration
from services.tracking import session


def opened_registration(request: HttpRequest, number: str) -> Registration | None:
    """The registration of this number, when this visitor's session proved it."""
    opened = session.opened(request)
    if opened is None:
        return None
    return Registration.objects.select_related("referral").filter(pk=opened, number=number, anonymised_at=None).first()
