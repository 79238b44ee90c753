"""Where a register's screens are, for every room that links to them."""

from typing import Final

from django.urls import reverse

from services.common.enums import Service
from services.registrations.models import Registration

# The folder below /admin/, which is also the namespace of the addresses.
FOLDERS: Final = {Service.LABORATORY: "laboratorium"}


def register_url(service: str, name: str, *args: object) -> str:
    """The address of a register's screen that isn't about one registration."""
    return reverse(f"{FOLDERS[Service(service)]}:{name}", args=args)


def index_url(service: str) -> str:
    """The list of a register."""
    return reverse(f"{FOLDERS[Service(service)]}_modeladmin_index")


def detail_url(registration: Registration) -> str:
    """The page of one registration."""
    return of(registration, "detail")


def of(registration: Registration, name: str, *args: object) -> str:
    """The address of one of the screens about a registration."""
    return register_url(registration.service, name, registration.pk, *args)
