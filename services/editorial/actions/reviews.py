"""Saying that a page is still right, and telling owners which of theirs nobody has looked at for long."""

from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from services.accounts.models import User
from services.audit.actions import record
from services.common.clock import now, today
from services.editorial.models import EditorialSettings, PageReview
from services.editorial.queries import stale_pages
from services.notifications.actions import queue
from services.notifications.enums import Priority
from services.notifications.recipients import Recipient

TEMPLATE: Final = "stale_pages"


@transaction.atomic
def confirm(page: Page, *, actor: Any, address: str) -> PageReview:
    """The page is right as it stands: it counts as fresh from now on."""
    review, _ = PageReview.objects.update_or_create(
        page_id=page.pk, defaults={"confirmed_at": now(), "confirmed_by": actor}
    )
    record("page.confirmed", actor=actor, obj=page, label=page.title, address=address)
    return review


def remind_owners() -> int:
    """One mail to everybody whose pages have grown old, once a week whatever happens in between; answers how many.

    The week (of WIB, from Monday) stands in the key of the message, so that a worker that starts again, or a second
    one, finds it there. Whoever has no e-mail address is told nothing; the report shows their pages all the same.
    """
    rules = EditorialSettings.load()
    if not rules.remind_owners:
        return 0
    year, week, _ = today().isocalendar()
    by_owner: dict[int, list[str]] = {}
    for owner, title in stale_pages().exclude(owner_now=None).values_list("owner_now", "title"):
        by_owner.setdefault(owner, []).append(title)
    people = User.objects.filter(pk__in=by_owner, is_active=True).exclude(email="")
    for person in people:
        titles = by_owner[person.pk]
        queue(
            TEMPLATE,
            to=Recipient(email=person.email),
            context={
                "count": len(titles),
                "months": rules.stale_after_months,
                "oldest": titles[0],
                "link": f"{settings.PUBLIC_BASE_URL}{reverse('editorial_stale_pages')}?mine=yes",
            },
            dedupe_key=f"stale-pages:{person.pk}:{year}-{week:02}",
            label=f"{len(titles)} halaman",
            priority=Priority.BULK,
        )
    return len(people)
