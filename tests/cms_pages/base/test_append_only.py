"""A guarded table takes new rows only; the guard comes and goes with its migration and is kept by every later one."""

import pytest
from django.apps import apps
from django.core.management.sql import emit_post_migrate_signal
from django.db import connection

from cms_pages.base.append_only import AppendOnly
from cms_pages.catalogue.append_only import PRICE_HISTORY
from services.audit.append_only import TRAIL
from tests.support.refusals import refused, sql

pytestmark = pytest.mark.django_db

GUARD = AppendOnly(table="probe", prefix="probe", refusal="the probe is append-only")
CHANGES = ["UPDATE probe SET word = 'b'", "DELETE FROM probe"]


def triggers(guard: AppendOnly) -> set[str]:
    """Names of the triggers on the table, without the prefix."""
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = %s::regclass AND NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor], [guard.table])
        return {name.removeprefix(f"{guard.prefix}_") for (name,) in cursor.fetchall()}


ALL = {"sqlite": {"no_update", "no_delete", "no_replace"}, "postgresql": {"no_change", "no_truncate"}}


@pytest.fixture
def words() -> None:
    sql("CREATE TABLE probe (id integer PRIMARY KEY, word text)")()
    sql("INSERT INTO probe VALUES (1, 'a')")()


def rows() -> list[tuple[int, str]]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, word FROM probe ORDER BY id")
        return list(cursor.fetchall())


def test_only_new_rows_are_taken(words: None) -> None:
    GUARD.install(connection)
    assert [refused(sql(change)) for change in CHANGES] == [True, True]
    sql("INSERT INTO probe VALUES (2, 'c')")()
    assert rows() == [(1, "a"), (2, "c")]


def test_the_database_says_why(words: None) -> None:
    GUARD.install(connection)
    with pytest.raises(Exception, match="the probe is append-only"):
        sql(CHANGES[0])()


def test_guarding_twice_is_guarding_once_and_undone_at_once(words: None) -> None:
    GUARD.install(connection)
    GUARD.install(connection)
    assert triggers(GUARD) == ALL[connection.vendor]
    GUARD.remove(connection)
    assert triggers(GUARD) == set()
    assert [refused(sql(change)) for change in CHANGES] == [False, False]
    assert rows() == []


@pytest.mark.parametrize("guard", [TRAIL, PRICE_HISTORY], ids=lambda guard: guard.prefix)
def test_a_lost_guard_comes_back_with_the_next_migration(guard: AppendOnly) -> None:
    assert triggers(guard) == ALL[connection.vendor]
    guard.remove(connection)
    assert triggers(guard) == set()
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    assert triggers(guard) == ALL[connection.vendor]


def test_a_migration_before_the_table_exists_is_not_in_the_way() -> None:
    guard = AppendOnly(table="probe", prefix="probe", refusal="the probe is append-only")
    guard.keep(apps.get_app_config("catalogue"))  # until the guard is forgotten, at the end of this test
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    sql("CREATE TABLE probe (id integer PRIMARY KEY, word text)")()
    assert triggers(guard) == set()
    emit_post_migrate_signal(verbosity=0, interactive=False, db=connection.alias)
    assert triggers(guard) == ALL[connection.vendor]
