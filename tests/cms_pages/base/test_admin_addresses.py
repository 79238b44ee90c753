"""What an officer, or somebody with an officer's session, can write into an address of the admin."""

import logging

import pytest
from django.db import connection
from django.test import Client, RequestFactory

from cms_pages.base.middleware import AdminAddressMiddleware

# Outside of a transaction, as served: PostgreSQL gives up the whole transaction in which it met nonsense.
pytestmark = pytest.mark.django_db(transaction=True)

NONSENSE = (
    "/admin/users/?group=9223372036854775808",
    "/admin/users/?last_login_from=0001-01-01",
    "/admin/pages/?content_type=99999999999999999999",
    "/admin/reports/site-history/?timestamp_from=0001-01-01",
    "/admin/jenis-pemeriksaan/?category=9223372036854775808",
    "/admin/api/main/pages/?offset=9223372036854775808",
    "/admin/api/main/images/?offset=99999999999999999999",
    "/admin/api/main/pages/?first_published_at=kemarin",
    "/admin/bulk/wagtailcore/page/delete/?id=abc",
    "/admin/bulk/accounts/user/delete/?id=%00",
)
EMPTY_ON_POSTGRESQL = NONSENSE[:5]


def test_nonsense_in_an_address_is_no_failure_of_ours(admin: Client, caplog: pytest.LogCaptureFixture) -> None:
    """Every one is a 400 on SQLite; PostgreSQL finds that some of them ask for nothing, and shows an empty list."""
    with caplog.at_level(logging.WARNING, logger="cms_pages.base.middleware"):
        statuses = {address: admin.get(address).status_code for address in NONSENSE}
    ours = [record.getMessage() for record in caplog.records if record.name == "cms_pages.base.middleware"]
    harmless = EMPTY_ON_POSTGRESQL if connection.vendor == "postgresql" else ()
    assert statuses == {address: 200 if address in harmless else 400 for address in NONSENSE}
    assert ours == ["an address of the admin was not understood"] * (len(NONSENSE) - len(harmless))


@pytest.mark.parametrize(
    ("method", "address"), [("GET", "/admin/users/"), ("POST", "/admin/users/?x=1"), ("GET", "/?x=1")]
)
def test_what_breaks_without_a_query_to_blame_stays_a_failure(method: str, address: str) -> None:
    request = RequestFactory().generic(method, address)
    middleware = AdminAddressMiddleware(lambda _: pytest.fail("not asked"))
    assert middleware.process_exception(request, ValueError()) is None


def test_the_page_that_fails_on_purpose_is_gone(admin: Client) -> None:
    assert admin.get("/admin/failwhale/").status_code == 404
