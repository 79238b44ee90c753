"""The number that all pages are kept under: new after each commit that concerns them, and not before."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.utils import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from cms_pages.base import page_cache
from cms_pages.base.page_cache import generation
from cms_pages.base.page_cache.middleware import PageCacheMiddleware
from cms_pages.base.page_cache.models import PageCacheGeneration
from cms_pages.home.models import HomePage
from tests.cms_pages.base.page_cache.reading import KEPT, twice


@pytest.mark.django_db(transaction=True)
def test_nobody_sees_a_new_number_before_the_commit() -> None:
    before = generation.read()
    with transaction.atomic():
        page_cache.bump()
        assert generation.read() == before
    after = generation.read()
    assert after != before
    page_cache.bump()
    assert generation.read() not in {before, after}
    assert PageCacheGeneration.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_changes_nothing() -> None:
    before = generation.read()
    with transaction.atomic():
        page_cache.bump()
        transaction.set_rollback(True)
    with transaction.atomic(), transaction.atomic():
        page_cache.bump()
        transaction.set_rollback(True)
    assert generation.read() == before


@pytest.mark.django_db(transaction=True)
def test_a_savepoint_that_is_taken_back_takes_only_its_own() -> None:
    before = generation.read()
    with transaction.atomic():
        with transaction.atomic():
            page_cache.bump()
            transaction.set_rollback(True)
        page_cache.bump()
    assert generation.read() != before


@pytest.mark.django_db(transaction=True)
def test_many_in_one_transaction_are_one() -> None:
    generation.read()
    with transaction.atomic():
        page_cache.bump()
        with transaction.atomic():
            page_cache.bump()
        page_cache.bump()
        assert len(connection.run_on_commit) == 1


@pytest.mark.django_db(transaction=True)
def test_the_first_number_is_made_when_it_is_asked_for() -> None:
    PageCacheGeneration.objects.all().delete()
    first = generation.read()
    assert generation.read() == first


@pytest.mark.django_db
def test_there_is_one_row_for_good() -> None:
    with pytest.raises(DatabaseError):
        PageCacheGeneration.objects.create(pk=2, number=1)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_closed_between_two_requests_is_opened_again() -> None:
    before = generation.read()
    connection.health_check_done = False  # type: ignore[attr-defined] # as at the beginning of each request
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
    other.close()
    assert generation.read() == before


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_a_server_that_has_forgotten_the_statement_is_asked_over_a_new_connection() -> None:
    """As one that a pooler puts behind the same connection."""
    before = generation.read()
    connection.health_check_done = False  # type: ignore[attr-defined]
    with connection.cursor() as cursor:
        cursor.execute("DEALLOCATE ALL")
    connection.health_check_done = False  # type: ignore[attr-defined]
    assert generation.read() == before


@pytest.mark.django_db(transaction=True)
def test_what_was_begun_before_a_publication_is_not_kept_after_it(home: HomePage, rf: RequestFactory) -> None:
    """Somebody publishes while a page is being rendered: the next reader must not get the page of before."""
    texts = iter([b"lama", b"baru"])

    def render(_: HttpRequest) -> HttpResponse:
        text = next(texts)
        if text == b"lama":
            page_cache.bump()
        return HttpResponse(text)

    middleware = PageCacheMiddleware(render)
    answers = [middleware(rf.get("/")) for _ in range(3)]
    assert [answer.content for answer in answers if isinstance(answer, HttpResponse)] == [b"lama", b"baru", b"baru"]
    assert [answer.headers["X-Page-Cache"] for answer in answers] == ["stored", "stored", "hit"]


@pytest.mark.django_db(transaction=True)
def test_the_command_lets_every_page_be_rendered_anew(reader: Client) -> None:
    assert twice(reader, "/") == KEPT
    call_command("clear_page_cache")
    assert twice(reader, "/") == KEPT
