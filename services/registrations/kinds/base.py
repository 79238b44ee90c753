"""What every kind of registration tells about itself."""

from dataclasses import dataclass

from services.common.enums import Service
from services.registrations.flow import Flow


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A service that can be registered for: its words, its flow, the right that opens its register to staff."""

    service: Service
    title: str  # of the form, as users know it
    flow: Flow
    view_permission: str
