"""The test database can be emptied past append-only guards, and filled again."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import DatabaseError
from wagtail.models import Page, Site

from tests.support.flush import restore_initial_content

GUARDS = {
    "sqlite": ["CREATE TRIGGER probe BEFORE DELETE ON wagtailcore_site BEGIN SELECT RAISE(ABORT, 'append only'); END"],
    "postgresql": [
        "CREATE FUNCTION probe() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'append only'; END $$",
        "CREATE TRIGGER probe BEFORE DELETE OR TRUNCATE ON wagtailcore_site EXECUTE FUNCTION probe()",
    ],
}
UNGUARD = {
    "sqlite": ["DROP TRIGGER probe"],
    "postgresql": ["DROP TRIGGER probe ON wagtailcore_site", "DROP FUNCTION probe"],
}


def _run(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_a_guarded_table_is_flushed_keeps_its_guard_and_gets_its_first_content_back() -> None:
    before = (list(Site.objects.values_list("pk", flat=True)), Page.objects.count())
    assert before[0]
    _run(GUARDS[connection.vendor])
    try:
        with pytest.raises(DatabaseError, match="append only"):
            Site.objects.all().delete()
        call_command("flush", interactive=False, inhibit_post_migrate=True, verbosity=0)
        assert (Site.objects.count(), Page.objects.count()) == (0, 0)
        restore_initial_content()
        assert (list(Site.objects.values_list("pk", flat=True)), Page.objects.count()) == before
        with pytest.raises(DatabaseError, match="append only"):
            Site.objects.all().delete()
    finally:
        _run(UNGUARD[connection.vendor])
