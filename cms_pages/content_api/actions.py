"""Making and revoking tokens; the only writers."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from cms_pages.content_api import tokens
from cms_pages.content_api.models import DraftToken


@transaction.atomic
def issue(*, name: str, days: int, actor: Any) -> tuple[DraftToken, str]:
    """A token for `days` days, and the text of it, which is shown once and never again."""
    secret = tokens.new_secret()
    token = DraftToken.objects.create(
        name=name,
        digest=tokens.digest(secret),
        created_by=actor,
        expires_at=timezone.now() + timedelta(days=days),
    )
    log(instance=token, action="wagtail.create", user=actor)
    return token, tokens.write(token.pk, secret)


@transaction.atomic
def revoke(*, pk: int, actor: Any) -> bool:
    """From now on it opens nothing. False where it opened nothing before."""
    token = DraftToken.objects.select_for_update().filter(pk=pk, revoked_at=None).first()
    if token is None:
        return False
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    log(instance=token, action="wagtail.delete", user=actor)
    return True
