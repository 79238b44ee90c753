"""Pages grow old, their owners are told once a week, and a word of theirs makes them fresh again."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from cms_pages.news.models import NewsIndexPage, NewsPage
from services.accounts.enums import Role
from services.accounts.models import User
from services.audit.models import AuditEntry
from services.common.clock import now
from services.editorial.actions import reviews
from services.editorial.models import EditorialSettings, PageReview
from services.editorial.queries import stale_pages
from services.notifications.models import Message
from tests.services.editorial.conftest import logged_in, new_page, somebody

YEAR = timedelta(days=370)


def _old_page(owner: User | None, title: str = "Alur Layanan", age: timedelta = YEAR) -> Any:
    page = new_page(title, owner=owner)
    Page.objects.filter(pk=page.pk).update(last_published_at=now() - age, first_published_at=now() - age)
    return page


def _stale() -> list[str]:
    ours = stale_pages().exclude(last_published_at=None)
    return list(ours.values_list("title", flat=True))


def test_old_is_what_nobody_published_for_so_many_months(editor: User) -> None:
    _old_page(editor, "Lama")
    _old_page(editor, "Belum lama", timedelta(days=360))
    assert _stale() == ["Lama"]
    EditorialSettings.objects.update(stale_after_months=6)
    assert _stale() == ["Lama", "Belum lama"]
    EditorialSettings.objects.update(stale_after_months=13)
    assert _stale() == []


def test_news_is_of_its_day(editor: User) -> None:
    _old_page(editor, "Lama")
    news = NewsPage(title="Berita lama", slug="berita-lama")
    NewsIndexPage.objects.get().add_child(instance=news)
    Page.objects.filter(pk=news.pk).update(last_published_at=now() - YEAR)
    assert _stale() == ["Lama"]


def test_who_says_that_it_is_right_is_recorded(editor: User, desk: Client) -> None:
    page = _old_page(editor)
    back = reverse("editorial_stale_pages")
    response = desk.post(reverse("editorial_confirm_page", args=[page.pk]), {"next": back})
    assert response.headers["Location"] == back
    review = PageReview.objects.get()
    assert (review.page_id, review.confirmed_by, now() - review.confirmed_at < timedelta(minutes=1)) == (
        page.pk,
        editor,
        True,
    )
    assert AuditEntry.objects.filter(event="page.confirmed").values_list("object_label", "actor_label").get() == (
        "Alur Layanan",
        "Endah",
    )
    assert _stale() == []
    PageReview.objects.update(confirmed_at=now() - YEAR)
    assert _stale() == ["Alur Layanan"]


@pytest.mark.parametrize("back", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_it_leads_nowhere_else(back: str, editor: User, desk: Client) -> None:
    page = _old_page(editor)
    response = desk.post(reverse("editorial_confirm_page", args=[page.pk]), {"next": back})
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.mark.parametrize("role", [Role.EMPLOYEE, Role.LABADMIN, Role.HR])
def test_others_confirm_nothing(role: Role, editor: User) -> None:
    page = _old_page(editor)
    other = logged_in(somebody("budi", role))
    other.post(reverse("editorial_confirm_page", args=[page.pk]))
    assert PageReview.objects.count() == 0


def test_an_owner_is_told_once_a_week(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    _old_page(editor, "Terlama", YEAR * 2)
    _old_page(editor, "Lama")
    monday = datetime(2026, 11, 30, 0, 30, tzinfo=ZoneInfo("Asia/Jakarta"))

    def told(moment: datetime) -> int:
        monkeypatch.setattr(timezone, "now", lambda: moment)
        reviews.remind_owners()
        return Message.objects.count()

    assert [told(monday + timedelta(days=days)) for days in (0, 0, 3, 6)] == [1, 1, 1, 1]
    assert [told(monday + timedelta(days=days)) for days in (7, 8)] == [2, 2]
    message = Message.objects.order_by("pk")[0]
    assert (message.channel, message.email, message.subject) == (
        "email",
        "endah@example.test",
        "Halaman yang perlu Anda periksa",
    )
    assert "Ada 2 halaman" in message.text
    assert "Yang paling lama: Terlama." in message.text
    assert f"{reverse('editorial_stale_pages')}?mine=yes" in message.text


@pytest.mark.parametrize("reason", ["switched off", "inactive", "no address"])
def test_nobody_to_tell(reason: str, editor: User) -> None:
    _old_page(editor)
    if reason == "switched off":
        EditorialSettings.objects.update(remind_owners=False)
    elif reason == "inactive":
        User.objects.update(is_active=False)
    else:
        User.objects.update(email="")
    reviews.remind_owners()
    assert Message.objects.count() == 0


def test_without_an_owner_it_is_who_wrote_it(editor: User) -> None:
    page = _old_page(None)
    page.latest_revision.user = editor
    page.latest_revision.save(update_fields=["user"])
    assert stale_pages().filter(pk=page.pk).values_list("owner_now", "owner_name").get() == (editor.pk, "Endah")
