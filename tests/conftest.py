"""Rules and fixtures for every test. Nothing here knows which database the suite runs on.

Markers: `postgresql` and `sqlite` name the one database a test is about, `race` needs real concurrent writers and so
means PostgreSQL too. Such a test is skipped on the other database, where the second half of `make test` picks it up.
Any other skip means that something is missing on this machine: with CI=true that is a failure.
"""

import os
from collections.abc import Iterator
from typing import cast

import pytest
from django.conf import settings
from django.core.cache import cache
from pytest_django import DjangoDbBlocker

from tests.support.flush import is_transactional, let_guarded_tables_be_flushed, restore_initial_content
from tests.support.template import copy_template, keep_template

OTHER_DATABASE = "belongs to the other database: "
BLOCKER = pytest.StashKey[DjangoDbBlocker]()
NOTHING_MAY_BE_MISSING = os.environ.get("CI", "").lower() in {"1", "true"}


def _database() -> str:
    return "sqlite" if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") else "postgresql"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = _database()
    for item in items:
        wanted = {mark.name for mark in item.iter_markers()} & {"postgresql", "sqlite"}
        if item.get_closest_marker("race"):
            wanted.add("postgresql")
        if wanted and here not in wanted:
            item.add_marker(pytest.mark.skip(reason=f"{OTHER_DATABASE}{' or '.join(sorted(wanted))}"))
        if is_transactional(item) and isinstance(item, pytest.Function):
            item.fixturenames.append("django_db_serialized_rollback")
            for mark in item.iter_markers("django_db"):
                cast("dict[str, object]", mark.kwargs)["serialized_rollback"] = True
    # Files with slow tests first: one of minutes that starts last keeps a worker waiting for the other.
    slow = {item.path for item in items if item.get_closest_marker("slow") or "races" in item.path.parts}
    items.sort(key=lambda item: item.path not in slow)


@pytest.fixture(scope="session")
def django_db_keepdb(request: pytest.FixtureRequest, django_db_modify_db_settings: None) -> bool:
    """Start from the template of an earlier run, and apply only the migrations that it lacks."""
    return copy_template() or bool(request.config.getvalue("reuse_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, pytestconfig: pytest.Config) -> None:
    """The database of pytest-django, which can be emptied although its audit trail refuses."""
    pytestconfig.stash[BLOCKER] = django_db_blocker
    with django_db_blocker.unblock():
        keep_template()
        let_guarded_tables_be_flushed()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After a test that emptied the database, the next one finds what the migrations had put there."""
    result = yield
    blocker = item.config.stash.get(BLOCKER, None)
    if blocker and nextitem and is_transactional(item) and not is_transactional(nextitem):
        with blocker.unblock():
            restore_initial_content()
    return result


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[pytest.TestReport]:
    """With CI=true a skip for a missing tool fails: a green run has to mean that everything ran."""
    report: pytest.TestReport = yield  # type: ignore[misc, assignment]
    if NOTHING_MAY_BE_MISSING and report.skipped and not hasattr(report, "wasxfail"):
        reason = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
        if OTHER_DATABASE not in reason:
            report.outcome = "failed"
            report.longrepr = f"nothing may be skipped with CI=true: {reason}"
    return report  # type: ignore[return-value]


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Rate limits, page caches and challenges of one test are not those of the next."""
    cache.clear()
    yield
    cache.clear()
