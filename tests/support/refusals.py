"""What the database itself refuses."""

from collections.abc import Callable

from django.db import IntegrityError, connection, transaction


def refused(act: Callable[[], object]) -> bool:
    """Whether the act ends in an IntegrityError; the test's transaction goes on in either case."""
    try:
        with transaction.atomic():
            act()
    except IntegrityError:
        return True
    return False


def sql(statement: str) -> Callable[[], None]:
    """The statement as an act."""

    def run() -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement)

    return run
