"""Who may go where: every address of the portal, each role, and a stranger.

The tables are in addresses.py. An address of ours that none names fails the first test, so that nobody adds a door
without saying whose it is. Wagtail's own addresses are named by their namespace, each with one door that is tried. The
register's screens have a table of their own, with registrations behind them:
tests/services/registrations/staff/test_permissions.py.
"""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from typing import Final

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.http.response import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from cms_pages.base.models import SiteSettings
from cms_pages.content_api import actions
from cms_pages.home.models import HomePage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from services.editorial.actions import draft_links
from services.notifications.models import Message
from services.price_lists.models import PriceList
from services.schedule.models import Closure, OpeningHours
from tests.architecture.addresses import MATRIX, OURS_ALL_THE_SAME, STRANGER, WAGTAIL
from tests.services.registrations.staff.test_permissions import ADDRESSES
from tests.support.registrations import registration

# Where those are led who don't get in.
AWAY: Final = ("/login/", "/admin/login/", "/akun/lupa-kata-sandi/", "/akun/konfirmasi/", "/lacak/L")
# One of each thing, for addresses that are only looked at.
EXAMPLES: Final = dict.fromkeys(
    ("registration", "message", "hours", "closure", "employee", "boss", "home", "site", "price_list"), 1
) | {
    "number": "L261123-7KQ4-M9XA",
    "unknown": "00000000-0000-4000-8000-000000000000",
    "draft_token": 1,
    "draft_link": 1,
}


def _addresses() -> Iterator[tuple[str, str, str]]:
    """Namespace, name and route (as ResolverMatch.route has it) of every address there is."""

    def walk(resolver: URLResolver, prefix: str, names: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
        for one in resolver.url_patterns:
            route = prefix + (str(one.pattern).removeprefix("^") if prefix else str(one.pattern))
            if isinstance(one, URLResolver):
                yield from walk(one, route, (*names, one.namespace) if one.namespace else names)
            elif isinstance(one, URLPattern):
                yield ":".join(names), one.name or "", route

    return walk(get_resolver(), "", ())


def _is_wagtails(namespace: str, name: str) -> bool:
    return (namespace or name).startswith("wagtail") and namespace not in OURS_ALL_THE_SAME


Things = dict[str, object]


@pytest.fixture
def people(db: None) -> dict[Role, User]:
    """One person of each role."""
    sync_roles()
    found = {}
    for role in Role:
        found[role] = User.objects.create_user(role, full_name=role.title(), is_superuser=role == Role.SUPERADMIN)
        found[role].groups.add(Group.objects.get(name=role.group_name))
    return found


@pytest.fixture
def things(people: dict[Role, User]) -> Things:
    """What the addresses of the tables are about."""
    made = registration()
    if not default_storage.exists("gambar.png"):
        default_storage.save("gambar.png", ContentFile(b"PNG"))
    day = made.visit_date
    return {
        "home": HomePage.objects.get().pk,
        "site": SiteSettings.load().pk,
        "number": made.number,
        "registration": made.pk,
        "message": Message.objects.get().pk,
        "hours": OpeningHours.objects.values_list("pk", flat=True)[0],
        "closure": Closure.objects.create(first_day=day, last_day=day, reason="Pemeliharaan").pk,
        "employee": people[Role.EMPLOYEE].pk,
        "boss": people[Role.SUPERADMIN].pk,
        "price_list": PriceList.objects.create(file_name="tarif.xlsx", row_count=1, change_count=1, problem_count=0).pk,
        "unknown": "00000000-0000-4000-8000-000000000000",
        "draft_token": actions.issue(name="Situs", days=30, actor=None)[0].pk,
        "draft_link": draft_links.make(HomePage.objects.get(), note="x", days=7, actor=None, address="")[0].pk,
    }


def _is_let_in(response: HttpResponseBase) -> bool:
    """Not led away (to the login, the dashboard, the proof of a number), nor told that there is nothing.

    400 is an empty form that came back, 503 what /readyz/ says without a worker.
    """
    away = response.headers.get("Location", "")
    return response.status_code in {200, 400, 503} or (bool(away) and not away.startswith(AWAY) and away != "/admin/")


def _tried(client: Client, method: str, address: str) -> bool:
    """Whether an empty request gets in; what it wrote is taken back, a logging out included."""
    cookies = SimpleCookie(client.cookies)
    with transaction.atomic():
        response = client.get(address) if method == "GET" else client.post(address)
        transaction.set_rollback(True)
    client.cookies = cookies
    return _is_let_in(response)


@pytest.fixture
def client_of(people: dict[Role, User], role: Role | None, client: Client) -> Client:
    if role is not None:
        client.force_login(people[role], backend="services.accounts.backends.StaffBackend")
    return client


def test_every_address_is_named() -> None:
    """By its route, so that two spellings of one address are one."""
    ours = {resolve(address.format_map(EXAMPLES)).route for address, *_ in MATRIX}
    ours |= {
        resolve(f"/admin/laboratorium/{path.format(pk=1, version=1, fresh=1)}").route
        for _method, path, _who in ADDRESSES
    }
    there = list(_addresses())
    assert {route for namespace, name, route in there if not _is_wagtails(namespace, name)} - ours == set()
    assert {namespace for namespace, name, _route in there if _is_wagtails(namespace, name)} == set(WAGTAIL)


@pytest.mark.parametrize("role", [*Role, STRANGER], ids=lambda role: str(role or "stranger"))
def test_ours(things: Things, client_of: Client, role: Role | None) -> None:
    wrongly_in, wrongly_out = [], []
    for address, readers, writers in MATRIX:
        for method, who in (("GET", readers), ("POST", writers)):
            is_in, may = _tried(client_of, method, address.format_map(things)), role in who
            wrongly_in += [(method, address)] if is_in and not may else []
            wrongly_out += [(method, address)] if may and not is_in else []
    assert wrongly_in == []
    assert wrongly_out == []


@pytest.mark.parametrize("role", [*Role, STRANGER], ids=lambda role: str(role or "stranger"))
def test_wagtails(things: Things, client_of: Client, role: Role | None) -> None:
    got_in = [address for address, _ in WAGTAIL.values() if _tried(client_of, "GET", address.format_map(things))]
    assert got_in == [address for address, who in WAGTAIL.values() if role in who]
