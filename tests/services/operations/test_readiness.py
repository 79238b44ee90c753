"""/healthz/ and /readyz/: what they need, what they say, what they don't."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from services.common.clock import now
from services.operations import readiness, registry
from services.operations.jobs import PUBLISHING
from services.operations.models import Heartbeat, JobRun
from services.operations.worker import PERIODIC_LOOP


@pytest.fixture
def alive(db: None, settings: Any, tmp_path: Any) -> None:
    """A private storage, a living worker, and publishing that ran a moment ago."""
    settings.STORAGES = settings.STORAGES | {
        "private": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }
    readiness._last_written.clear()
    registry.discover()
    for loop in [PERIODIC_LOOP, *(job.name for job in registry.steady_jobs())]:
        Heartbeat.objects.create(worker="w1", loop=loop)
    JobRun.objects.create(name=PUBLISHING, finished_at=now())


def test_healthz_asks_nobody(client: Client, django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        response = client.get("/healthz/")
    assert (response.status_code, response.content) == (200, b"ok")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.usefixtures("alive")
def test_ready(client: Client) -> None:
    response = client.get("/readyz/")
    assert response.status_code == 200
    assert response.json() == {
        "status": "ok",
        "checks": {
            "database": "ok",
            "cache": "ok",
            "private_storage": "ok",
            "worker": "ok",
            "scheduled_publishing": "ok",
        },
        "age_seconds": {"worker": 0, "scheduled_publishing": 0},
    }
    assert "no-store" in response["Cache-Control"]


def broken(client: Client) -> dict[str, str]:
    """The checks that are not ok, of an answer that must be a 503."""
    response = client.get("/readyz/")
    assert response.status_code == 503
    found = response.json()
    assert found["status"] == "failed"
    return {name: state for name, state in found["checks"].items() if state != "ok"}


@pytest.mark.django_db
def test_without_a_worker(client: Client) -> None:
    assert broken(client) == {"worker": "stale", "scheduled_publishing": "stale"}
    assert client.get("/readyz/").json()["age_seconds"] == {"worker": None, "scheduled_publishing": None}


@pytest.mark.usefixtures("alive")
def test_a_worker_of_which_one_loop_hangs(client: Client) -> None:
    Heartbeat.objects.filter(loop="pesan").update(at=now() - timedelta(seconds=91))
    assert broken(client) == {"worker": "stale"}


@pytest.mark.usefixtures("alive")
def test_another_worker_took_over(client: Client) -> None:
    Heartbeat.objects.filter(loop="pesan").update(at=now() - timedelta(hours=1))
    Heartbeat.objects.create(worker="w2", loop="pesan")
    assert client.get("/readyz/").status_code == 200


@pytest.mark.usefixtures("alive")
def test_publishing_that_no_longer_runs(client: Client) -> None:
    JobRun.objects.update(finished_at=now() - timedelta(minutes=6))
    assert broken(client) == {"scheduled_publishing": "stale"}


@pytest.mark.usefixtures("alive")
def test_a_page_that_cannot_be_published_takes_nothing_out_of_service(client: Client) -> None:
    JobRun.objects.update(error="SomeFailed", succeeded_at=None)
    assert client.get("/readyz/").status_code == 200


@pytest.mark.usefixtures("alive")
def test_a_storage_that_cannot_be_written(client: Client, settings: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("in the way")
    settings.STORAGES = settings.STORAGES | {
        "private": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "file" / "below"},
        }
    }
    assert broken(client) == {"private_storage": "failed"}


@pytest.mark.usefixtures("alive")
def test_a_cache_that_is_gone(client: Client, settings: Any) -> None:
    redis = "portal.redis_cache.PatientRedisCache"
    settings.CACHES = {"default": {"BACKEND": redis, "LOCATION": "redis://127.0.0.1:1"}}
    response = client.get("/readyz/")
    assert response.status_code == 503
    assert response.json()["checks"]["cache"] == "failed"
    # What is wrong, not how: no address, no error text.
    assert "127.0.0.1" not in response.content.decode()


@pytest.mark.usefixtures("alive")
def test_a_storage_that_worked_is_believed_for_a_while(client: Client, tmp_path: Any) -> None:
    client.get("/readyz/")
    before = (tmp_path / "readyz").stat().st_mtime_ns
    client.get("/readyz/")
    assert (tmp_path / "readyz").stat().st_mtime_ns == before
    assert list((tmp_path / "readyz").iterdir()) == []


@pytest.mark.parametrize("address", ["/healthz/", "/readyz/"])
def test_reading_only(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
