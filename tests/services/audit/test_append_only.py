"""The trail can't be changed or emptied, by whatever way, on both databases."""

import pytest
from django.db import transaction

from services.audit.actions import SYSTEM, record
from services.audit.models import AuditEntry
from tests.support.refusals import refused, sql

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> AuditEntry:
    from django.contrib.contenttypes.models import ContentType

    thing = ContentType.objects.first()
    assert thing is not None
    return record("test.done", obj=thing, label="sebuah objek", data={"n": 1})


def test_django_can_neither_change_nor_delete_a_line(entry: AuditEntry) -> None:
    entry.event = "something.else"
    assert refused(entry.save)
    assert refused(lambda: AuditEntry.objects.update(actor_label="nobody"))
    assert refused(lambda: AuditEntry.objects.all().delete())
    assert refused(lambda: AuditEntry.objects.filter(pk=entry.pk).delete())
    assert AuditEntry.objects.values_list("event", "actor_label").get() == ("test.done", SYSTEM)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_auditentry SET event = 'x'", "DELETE FROM audit_auditentry"],
)
def test_nor_can_plain_sql(entry: AuditEntry, statement: str) -> None:
    assert refused(sql(statement))
    assert AuditEntry.objects.count() == 1


@pytest.mark.postgresql
def test_nor_can_truncate(entry: AuditEntry) -> None:
    assert refused(sql("TRUNCATE audit_auditentry"))
    assert AuditEntry.objects.count() == 1


@pytest.mark.sqlite
def test_nor_can_insert_or_replace(entry: AuditEntry) -> None:
    statement = """
        INSERT OR REPLACE INTO audit_auditentry
            (id, at, event, actor_label, object_type, object_id, object_label, data)
            SELECT id, at, 'x', actor_label, object_type, object_id, object_label, data FROM audit_auditentry
    """
    assert refused(sql(statement))
    assert AuditEntry.objects.get().event == "test.done"


def test_a_new_line_can_always_be_written(entry: AuditEntry) -> None:
    record("test.done", obj=entry, label="lagi")
    assert AuditEntry.objects.count() == 2


def test_a_line_that_is_rolled_back_with_its_act_was_never_there(entry: AuditEntry) -> None:
    with transaction.atomic():
        record("test.done", obj=entry)
        transaction.set_rollback(True)
    assert AuditEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("round_", [1, 2])
def test_the_test_database_itself_can_still_be_emptied(entry: AuditEntry, round_: int) -> None:
    """Twice: the second one starts empty after the first, and is guarded again."""
    assert AuditEntry.objects.count() == 1
    assert refused(sql("DELETE FROM audit_auditentry"))
