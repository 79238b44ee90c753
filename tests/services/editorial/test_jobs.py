"""The worker knows this app's work, and two workers never ask a website about one link together."""

import threading

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from services.editorial.actions.links import check_next
from services.editorial.enums import LinkKind
from services.editorial.models import Link
from services.operations import registry
from tests.support.websites import websites


def test_the_worker_knows_them() -> None:
    registry.discover()
    assert "periksa-tautan-luar" in {job.name for job in registry.steady_jobs()}
    assert {"kumpulkan-tautan", "ingatkan-halaman-lama"} <= {job.name for job in registry.periodic_jobs()}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_link_is_asked_about_once(settings: Settings) -> None:
    settings.LINK_CHECK_PRIVATE_ADDRESSES = settings.LINK_CHECK_OUTSIDE = True
    with websites() as sites:
        Link.objects.create(
            digest="a",
            kind=LinkKind.OUTSIDE,
            address=f"{sites.url}/ada",
            host="127.0.0.1",
            next_check_at=timezone.now(),
        )
        start = threading.Barrier(6)

        def work() -> None:
            start.wait()
            check_next()
            connection.close()

        threads = [threading.Thread(target=work) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sites.asked == [("HEAD", "/ada")]
