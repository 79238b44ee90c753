"""Scheduled publishing: what is due goes live, what has expired goes down, and one broken page stops nobody."""

from datetime import timedelta
from typing import Any

import pytest
from wagtail.models import Page, Revision

from services.common.clock import now
from services.operations.publishing import SomeFailed, publish_scheduled

pytestmark = pytest.mark.django_db
A_MOMENT_AGO = timedelta(seconds=-1)


@pytest.fixture
def make_page() -> Any:
    root = Page.objects.get(depth=1)

    def make(title: str, *, live: bool = True) -> Page:
        return root.add_child(instance=Page(title=title, slug=title.lower(), live=live))

    return make


def schedule(page: Page, title: str) -> Revision:
    """A new title that was to go live a moment ago, as the editor would have scheduled it."""
    page.title = title
    page.go_live_at = now() + timedelta(hours=1)
    revision = page.save_revision(approved_go_live_at=page.go_live_at)
    due = now() + A_MOMENT_AGO
    content = revision.content | {"go_live_at": due.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=due, content=content)
    return revision


def test_what_is_due_goes_live(make_page: Any) -> None:
    page = make_page("Lama")
    schedule(page, "Baru")
    publish_scheduled()
    page.refresh_from_db()
    assert (page.title, page.live) == ("Baru", True)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_what_has_expired_goes_down(make_page: Any) -> None:
    page = make_page("Usang")
    Page.objects.filter(pk=page.pk).update(expire_at=now() + A_MOMENT_AGO)
    publish_scheduled()
    page.refresh_from_db()
    assert (page.live, page.expired) == (False, True)


def test_what_is_not_due_waits(make_page: Any) -> None:
    page = make_page("Nanti")
    page.go_live_at = now() + timedelta(hours=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    Page.objects.filter(pk=page.pk).update(expire_at=now() + timedelta(hours=2))
    publish_scheduled()
    page.refresh_from_db()
    assert page.live
    assert Revision.objects.filter(approved_go_live_at__isnull=False).count() == 1


def test_one_broken_page_stops_nobody(make_page: Any, caplog: pytest.LogCaptureFixture) -> None:
    broken, other = make_page("Rusak"), make_page("Utuh")
    revision = schedule(broken, "Rusak baru")
    Revision.objects.filter(pk=revision.pk).update(content={"pk": broken.pk, "title": None})
    schedule(other, "Utuh baru")
    expired = make_page("Usang")
    Page.objects.filter(pk=expired.pk).update(expire_at=now() + A_MOMENT_AGO)
    with pytest.raises(SomeFailed):
        publish_scheduled()
    other.refresh_from_db()
    expired.refresh_from_db()
    assert (other.title, expired.live) == ("Utuh baru", False)
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "scheduled publishing failed"
    ]
