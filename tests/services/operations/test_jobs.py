"""Periodic jobs: on time, one worker at a time, and none stops another."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from services.common.clock import now
from services.operations import registry
from services.operations.actions import beat, forget_old_beats, run_if_due
from services.operations.models import Heartbeat, JobRun
from services.operations.queries import waiting_jobs
from services.operations.registry import PeriodicJob

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


class Counting:
    """A job that counts its runs, and raises when it is told to."""

    def __init__(self) -> None:
        self.runs = 0
        self.problem: Exception | None = None

    def __call__(self) -> None:
        self.runs += 1
        if self.problem:
            raise self.problem


@pytest.fixture
def work() -> Counting:
    return Counting()


@pytest.fixture
def job(work: Counting) -> PeriodicJob:
    return PeriodicJob("uji", every=MINUTE, lease=timedelta(minutes=5), run=work)


def test_once_per_turn(job: PeriodicJob, work: Counting) -> None:
    assert run_if_due(job, worker="w1") is True
    assert run_if_due(job, worker="w1") is False
    assert waiting_jobs() == {"uji"}
    JobRun.objects.update(due_at=now())
    assert waiting_jobs() == set()
    assert run_if_due(job, worker="w2") is True
    assert work.runs == 2


def test_what_a_run_leaves_behind(job: PeriodicJob) -> None:
    run_if_due(job, worker="w1")
    row = JobRun.objects.get(name="uji")
    assert row.started_at is not None
    assert row.finished_at == row.succeeded_at is not None
    assert (row.due_at, row.leased_until, row.error) == (row.started_at + MINUTE, None, "")


def test_a_job_that_raises_comes_again_at_its_turn(
    job: PeriodicJob, work: Counting, caplog: pytest.LogCaptureFixture
) -> None:
    work.problem = RuntimeError("no")
    assert run_if_due(job, worker="w1") is True
    row = JobRun.objects.get(name="uji")
    assert (row.error, row.succeeded_at, row.leased_until) == ("RuntimeError", None, None)
    assert row.finished_at is not None
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == ["job failed"]
    assert run_if_due(job, worker="w1") is False


def test_a_leased_job_is_left_alone_until_the_lease_is_over(job: PeriodicJob, work: Counting) -> None:
    JobRun.objects.create(name="uji", due_at=now() - MINUTE, leased_until=now() + MINUTE, leased_by="dead")
    assert waiting_jobs() == {"uji"}
    assert run_if_due(job, worker="w1") is False
    JobRun.objects.update(leased_until=now() - timedelta(seconds=1))
    assert run_if_due(job, worker="w1") is True
    assert work.runs == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_ten_workers_one_runs_it(job: PeriodicJob, work: Counting) -> None:
    JobRun.objects.create(name="uji")
    start = threading.Barrier(10)
    ran: list[bool] = []

    def run(number: int) -> None:
        start.wait()
        try:
            ran.append(run_if_due(job, worker=f"w{number}"))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[number]) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(ran) == [False] * 9 + [True]
    assert work.runs == 1


def test_every_app_s_jobs_are_found_under_names_of_their_own() -> None:
    registry.discover()
    names = [job.name for job in registry.periodic_jobs()]
    assert {"terbit-terjadwal", "hapus-sesi-lama", "pesan-tersangkut", "hapus-teks-pesan"} <= set(names)
    assert "pesan" in [job.name for job in registry.steady_jobs()]
    with pytest.raises(ValueError, match="terbit-terjadwal"):
        registry.periodic(every=MINUTE, name="terbit-terjadwal")(lambda: None)


def test_beats_are_one_row_a_loop_and_forgotten_after_a_day() -> None:
    beat("w1", "pesan")
    beat("w1", "pesan")
    beat("w1", "berkala")
    assert Heartbeat.objects.count() == 2
    Heartbeat.objects.filter(loop="pesan").update(at=now() - timedelta(days=2))
    assert forget_old_beats() == 1
