"""Work that the worker leaves to a process of its own."""

import pytest
from django.core.management import CommandError, call_command

from bench.processes import memory
from cms_pages.base import demo_files
from cms_pages.base.pictures import making
from cms_pages.base.pictures.models import PictureOrder
from services.operations.worker import apart_step
from tests.services.notifications.test_worker_processes import wait_for, workers
from tests.support.gateway import stand_in_gateway


@pytest.mark.django_db
def test_steady_work_is_done_to_its_end() -> None:
    making.order([demo_files.image("Satu").pk, demo_files.image("Dua").pk])
    call_command("run_job", "gambar")
    assert not PictureOrder.objects.exists()


@pytest.mark.django_db
def test_an_unknown_job_is_told_and_the_others_named() -> None:
    with pytest.raises(CommandError, match=r"No job is called x\. There are: .*gambar.*kumpulkan-tautan"):
        call_command("run_job", "x")


@pytest.mark.django_db
def test_no_process_where_nothing_waits() -> None:
    assert apart_step("nothing of that name", making.is_waiting)() is False


@pytest.mark.race
@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_worker_itself_stays_small() -> None:
    making.order([demo_files.image(f"Gambar {number}").pk for number in range(3)])
    with stand_in_gateway() as gateway, workers(1, gateway) as [process]:
        wait_for(lambda: not PictureOrder.objects.exists())
        assert memory(process.pid).rss < 125
