"""The services that can be registered for, one small file each."""

from services.common.enums import Service
from services.registrations.kinds.base import Kind
from services.registrations.kinds.laboratory import LABORATORY

__all__ = ["KINDS", "LABORATORY", "Kind", "kind_of"]

KINDS: dict[str, Kind] = {kind.service: kind for kind in (LABORATORY,)}


def kind_of(service: str) -> Kind:
    """The kind of a registration's `service`. Raises KeyError for a service that isn't offered yet."""
    return KINDS[Service(service)]
