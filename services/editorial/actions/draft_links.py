"""Making and revoking links to drafts, and noting that one was used."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from wagtail.models import Page

from services.audit.actions import record
from services.common.clock import now
from services.editorial import tokens
from services.editorial.models import DraftLink

# A reader who turns pages writes one row a minute, not one a click.
NOTED_EVERY = timedelta(minutes=1)


@transaction.atomic
def make(page: Page, *, note: str, days: int, actor: Any, address: str) -> tuple[DraftLink, str]:
    """A link for `days` days, and its token, which is shown once and never again."""
    token = tokens.new_token()
    link = DraftLink.objects.create(
        page_id=page.pk,
        note=note,
        digest=tokens.digest(token),
        created_by=actor,
        expires_at=now() + timedelta(days=days),
    )
    facts = {"reason": note, "time": f"{days} hari"}
    record("draft_link.created", actor=actor, obj=page, label=page.title, address=address, data=facts)
    return link, token


@transaction.atomic
def revoke(pk: int, *, page: Page, actor: Any, address: str) -> bool:
    """From now on it opens nothing. False where it opened nothing before."""
    link = DraftLink.objects.select_for_update().filter(pk=pk, page_id=page.pk).valid_at(now()).first()
    if link is None:
        return False
    link.revoked_at, link.revoked_by = now(), actor
    link.save(update_fields=["revoked_at", "revoked_by"])
    record("draft_link.revoked", actor=actor, obj=page, label=page.title, address=address, data={"reason": link.note})
    return True


def note_use(link: DraftLink) -> None:
    """It was opened just now."""
    moment = now()
    DraftLink.objects.filter(Q(last_used_at=None) | Q(last_used_at__lt=moment - NOTED_EVERY), pk=link.pk).update(
        last_used_at=moment
    )
