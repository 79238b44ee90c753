"""The demo shows life: every status, history, documents, and no message that a gateway could send."""

import pytest
from django.utils import timezone

from cms_pages.base import fixed_pages
from services.notifications.models import Message
from services.registrations.enums import ResultStatus, Status
from services.registrations.models import Registration, ResultVersion


@pytest.mark.django_db
def test_a_dozen_stories_in_every_status() -> None:
    from cms_pages.catalogue import demo as catalogue
    from services.accounts import demo as accounts
    from services.registrations import demo
    from services.registrations.demo_stories import STORIES

    fixed_pages.create_missing()
    accounts.load()
    catalogue.load()
    clock = timezone.now
    demo.load()
    assert timezone.now is clock
    rows = list(Registration.objects.order_by("pk"))
    assert len(rows) == len(STORIES)
    assert {row.status for row in rows} == set(Status)
    assert set(ResultVersion.objects.values_list("status", flat=True)) == set(ResultStatus) - {ResultStatus.DISCARDED}
    for row in rows:
        steps = list(row.history.order_by("id").values_list("at", flat=True))
        assert steps == sorted(steps)
        assert steps[-1] <= timezone.now()
        assert row.number.startswith(f"L{timezone.localtime(row.submitted_at):%y%m%d}")
    assert not Message.objects.filter(status__in=["queued", "sending"]).exists()
    assert Message.objects.filter(needs_attention=True).exists()
    demo.load()
    assert Registration.objects.count() == len(rows)
