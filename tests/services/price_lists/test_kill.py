"""kill -9 of a real worker in the middle of a list: nothing of it stays, and the next worker applies all of it."""

import time
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import PageLogEntry, Revision

from cms_pages.catalogue.models import ExamTypePage, PriceChange
from services.common.clock import now
from services.price_lists.actions import confirm
from services.price_lists.enums import Status
from services.price_lists.models import PriceList
from tests.cms_pages.catalogue.factories import make_category
from tests.services.notifications.test_worker_processes import wait_for, workers
from tests.services.price_lists.factories import many_exams, received
from tests.support.gateway import stand_in_gateway

pytestmark = [pytest.mark.race, pytest.mark.slow, pytest.mark.django_db(transaction=True)]
COUNT = 600


def traces() -> tuple[Any, ...]:
    """Prices, and how many lines there are of what an application leaves behind."""
    return (
        set(ExamTypePage.objects.values_list("price_idr", flat=True)),
        PriceChange.objects.count(),
        Revision.objects.count(),
        PageLogEntry.objects.count(),
    )


def test_a_worker_that_is_killed_leaves_nothing_half_done() -> None:
    editor = get_user_model().objects.create_superuser("sari", full_name="Sari Editor")
    many_exams(make_category(), COUNT)
    price_list = received(editor, {f"P-{number:04}": {"Tarif (Rp)": 35_000} for number in range(1, COUNT + 1)})
    before = traces()

    def state() -> str:
        return PriceList.objects.values_list("status", flat=True).get(pk=price_list.pk)

    with stand_in_gateway() as gateway:
        with workers(1, gateway) as [process]:
            confirm(price_list.pk, actor=editor, address=None)
            wait_for(lambda: state() == Status.RUNNING)
            # It is in the midst of it: 600 take more than half a second.
            time.sleep(0.2)
            process.kill()
            process.wait(10)
        assert (state(), traces()) == (Status.RUNNING, before)

        PriceList.objects.update(leased_until=now() - timedelta(seconds=1))
        with workers(1, gateway):
            wait_for(lambda: state() == Status.DONE)

    prices, changes, revisions, log = before
    assert prices == {30_000}
    assert traces() == ({35_000}, changes + COUNT, revisions + COUNT, log + 2 * COUNT)
    assert PriceList.objects.get(pk=price_list.pk).attempts == 2
