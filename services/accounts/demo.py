"""The demo accounts of the contract: one a role, user name = role. Never in production."""

import os
import secrets
from datetime import date
from typing import Final, NamedTuple

from django.db import transaction

from services.accounts.actions import AccountData, create_account, sync_roles
from services.accounts.enums import Role
from services.accounts.models import User

PASSWORD_VARIABLE: Final = "DEMO_PASSWORD"  # noqa: S105 -- the name of a variable


class _Person(NamedTuple):
    username: str
    role: Role
    full_name: str
    born: date
    appointed: str  # year and month, or year and 21 for a contract
    sex: int  # 1 man, 2 woman


PEOPLE: Final = (
    _Person("superadmin", Role.SUPERADMIN, "Bambang Wicaksono", date(1978, 3, 14), "200412", 1),
    _Person("editor", Role.EDITOR, "Rina Kusumawardani", date(1991, 7, 2), "201903", 2),
    _Person("moderator", Role.MODERATOR, "Agus Prasetyo", date(1983, 11, 25), "200901", 1),
    _Person("archivist", Role.ARCHIVIST, "Sri Lestari", date(1986, 5, 9), "201101", 2),
    _Person("hr", Role.HR, "Hendra Gunawan", date(1980, 1, 30), "200604", 1),
    _Person("employee", Role.EMPLOYEE, "Dewi Anggraini", date(1994, 9, 18), "202012", 2),
    _Person("employee2", Role.EMPLOYEE, "Fajar Nugroho", date(1996, 12, 5), "202321", 1),
    _Person("labadmin", Role.LABADMIN, "Ratna Puspitasari", date(1988, 4, 21), "201403", 2),
    _Person("labadmin2", Role.LABADMIN, "Yusuf Hidayat", date(1990, 8, 11), "201503", 1),
    _Person("clinicadmin", Role.CLINICADMIN, "Maya Safitri", date(1992, 2, 27), "201903", 2),
    _Person("doctor", Role.DOCTOR, "dr. Laksmi Handayani", date(1984, 10, 16), "201012", 2),
    _Person("touradmin", Role.TOURADMIN, "Teguh Santoso", date(1989, 6, 7), "202221", 1),
)


def nip_of(person: _Person) -> str:
    """A valid number of 18 digits, invented; the sequence 001 keeps it apart by birth date."""
    return f"{person.born:%Y%m%d}{person.appointed}{person.sex}001"


@transaction.atomic
def load() -> str | None:
    """Make the accounts that aren't there yet, and tell the password on standard output.

    The password is DEMO_PASSWORD, or a random one. Returns it, or None when all accounts were there already: then
    nothing is changed and nothing printed.
    """
    sync_roles()
    missing = [person for person in PEOPLE if not User.objects.filter(username=person.username).exists()]
    if not missing:
        return None
    password = os.environ.get(PASSWORD_VARIABLE) or secrets.token_urlsafe(12)
    for person in missing:
        create_account(
            actor=None,
            data=AccountData(
                username=person.username,
                full_name=person.full_name,
                nip=nip_of(person),
                email=f"{person.username}@example.test",
            ),
            roles={person.role},
            password=password,
        )
    names = ", ".join(person.username for person in missing)
    print(f"Akun demo: {names}\nKata sandi semua akun demo: {password}", flush=True)  # noqa: T201
    return password
