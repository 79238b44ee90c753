"""An answer is fetched once: 304 until something is published; nobody leaves a cookie."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cms_pages.catalogue import actions
from cms_pages.catalogue.enums import PublishedBy
from tests.cms_pages.content_api.content import Content, make_content

ADDRESSES = ("/api/v2/pages/", "/api/v2/faq/", "/api/v2/settings/", "/api/v1/exam-types/?q=kolesterol", "/api/schema/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_what_a_client_has_is_confirmed_in_one_query(client: Client, content: Content, address: str) -> None:
    first = client.get(address)
    assert (first.status_code, first["Cache-Control"], first.cookies.output()) == (200, "no-cache", "")
    with CaptureQueriesContext(connection) as queries:
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert len(queries) == 1


def test_weak_and_several_tags(client: Client, content: Content) -> None:
    etag = client.get("/api/v2/pages/")["ETag"]
    assert client.get("/api/v2/pages/", headers={"If-None-Match": f'"other", W/{etag}'}).status_code == 304
    assert client.get("/api/v2/pages/", headers={"If-None-Match": '"other"'}).status_code == 200
    assert client.get("/api/v2/pages/?limit=1", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.django_db(transaction=True)  # what is new is new once it is committed
def test_a_published_price_is_fetched_anew(client: Client) -> None:
    content = make_content()
    address = f"/api/v1/exam-types/{content.exam.pk}/"
    etag = client.get(address)["ETag"]
    actions.save_exam_type(
        category=content.exam.get_parent().specific,
        name="Kolesterol",
        values={"price_idr": 45_000, "code": content.exam.code},
        how=PublishedBy.IMPORT,
    )
    answer = client.get(address, headers={"If-None-Match": etag})
    assert (answer.status_code, answer.json()["price_idr"]) == (200, 45_000)


def test_a_wrong_parameter_is_wrong_whatever_the_client_has(client: Client, content: Content) -> None:
    etag = client.get("/api/v2/pages/")["ETag"]
    assert client.get("/api/v2/pages/?bogus=1", headers={"If-None-Match": etag}).status_code == 400
    assert client.get("/api/v2/pages/", headers={"If-None-Match": "*"}).status_code == 304


def test_head_has_the_headers_alone(client: Client, content: Content) -> None:
    whole, head = client.get("/api/v2/pages/"), client.head("/api/v2/pages/")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", whole["ETag"])
