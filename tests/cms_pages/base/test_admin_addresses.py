"""What an officer, or somebody with an officer's session, can write into an address of the admin."""

import logging

import pytest
from django.test import Client, RequestFactory

from cms_pages.base.middleware import AdminAddressMiddleware

pytestmark = pytest.mark.django_db

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


@pytest.mark.parametrize("address", NONSENSE)
def test_nonsense_in_an_address_is_no_failure_of_ours(
    admin: Client, address: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, logger="cms_pages.base.middleware"):
        response = admin.get(address)
    assert response.status_code == 400
    assert [record.getMessage() for record in caplog.records if record.name == "cms_pages.base.middleware"] == [
        "an address of the admin was not understood"
    ]


@pytest.mark.parametrize(
    ("method", "address"), [("GET", "/admin/users/"), ("POST", "/admin/users/?x=1"), ("GET", "/?x=1")]
)
def test_what_breaks_without_a_query_to_blame_stays_a_failure(method: str, address: str) -> None:
    request = RequestFactory().generic(method, address)
    middleware = AdminAddressMiddleware(lambda _: pytest.fail("not asked"))
    assert middleware.process_exception(request, ValueError()) is None


def test_the_page_that_fails_on_purpose_is_gone(admin: Client) -> None:
    assert admin.get("/admin/failwhale/").status_code == 404
