"""The generation of public pages: read once a request, replaced by whatever changes what they show."""

import secrets
from typing import Any, Final
from weakref import WeakSet

from django.db import DEFAULT_DB_ALIAS, InterfaceError, OperationalError, connection, connections, transaction
from psycopg.pq import ExecStatus

from cms_pages.base.page_cache.models import ONLY_ROW, PageCacheGeneration

# By hand: putting it together with the ORM takes longer than answering it, and a kept page costs nothing else.
_READ: Final = f"SELECT number FROM {PageCacheGeneration._meta.db_table} WHERE id = {ONLY_ROW}"  # noqa: S608 — constants
_BITS: Final = 63
_STATEMENT: Final = b"portal_generation"
# psycopg's connections whose server knows the statement.
_prepared: WeakSet[Any] = WeakSet()


def read() -> int:
    """The present generation; one query. The first one is made where there is none."""
    number = _read()
    if number is None:
        replace()
        number = _read()
    return number or 0


def bump() -> None:
    """Let every public page be rendered anew, in all workers: after the commit of the transaction under way, if any.

    Not within it: the row would stay locked until the end of an import, and two that publish several pages each could
    wait for one another. Between the commit and this a killed process leaves old pages until they expire
    (settings.PAGE_CACHE_SECONDS). Many calls in one transaction are one.
    """
    inside = set(connection.savepoint_ids)
    # Planned already, and not to be forgotten by a savepoint that is rolled back while we are still inside ours.
    if not any(planned[1] is replace and planned[0] <= inside for planned in connection.run_on_commit):
        # Robust: what was committed is committed, whether or not pages learn of it at once; Django logs the error.
        transaction.on_commit(replace, robust=True)


def replace() -> None:
    """A new number at once. Within a transaction nobody sees it before the commit: use `bump`."""
    PageCacheGeneration.objects.bulk_create(
        [PageCacheGeneration(pk=ONLY_ROW, number=secrets.randbits(_BITS))],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["number"],
    )


def _read() -> int | None:
    # This query tells by itself whether a connection of an earlier request still works; Django would ask that with a
    # query of its own, which takes as long.
    database: Any = connections[DEFAULT_DB_ALIAS]
    reused = database.connection is not None and not database.health_check_done and not database.in_atomic_block
    database.health_check_done = True
    try:
        return _fetch(database)
    except (InterfaceError, OperationalError):
        if not reused:
            raise
        database.close()
        return _fetch(database)


def _fetch(database: Any) -> int | None:
    if database.vendor == "postgresql" and not (database.queries_logged or database.execute_wrappers):
        return _fetch_from_postgresql(database)
    with database.cursor() as cursor:
        cursor.execute(_READ)
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _fetch_from_postgresql(database: Any) -> int | None:
    """The same by libpq's own calls, the statement planned once for each connection.

    The cursors of Django and psycopg take a third of all that a kept page takes. A pooler that changes servers between
    two requests loses the statement; then the error has it read again over a new connection.
    """
    database.ensure_connection()
    driver = database.connection
    with database.wrap_database_errors:
        if driver not in _prepared:
            _checked(driver.pgconn.prepare(_STATEMENT, _READ.encode()))
            _prepared.add(driver)
        result = _checked(driver.pgconn.exec_prepared(_STATEMENT, []))
    return int(result.get_value(0, 0)) if result.ntuples else None


def _checked(result: Any) -> Any:
    if result.status not in {ExecStatus.TUPLES_OK, ExecStatus.COMMAND_OK}:
        raise OperationalError(result.error_message.decode(errors="replace"))
    return result
