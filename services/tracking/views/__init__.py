"""The pages under /lacak/. Each answers with no-store and no-referrer, since a number stands in its address."""

from services.tracking.views.correction import correct
from services.tracking.views.entry import ask_number, leave, lost_number
from services.tracking.views.registration import cancel, show

__all__ = ["ask_number", "cancel", "correct", "leave", "lost_number", "show"]
