"""The door to a draft: the page as it will be, for whoever has the address, and for nobody's cache."""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cms_pages.base.views import too_many_requests
from services.common.clock import now
from services.common.network import client_address, network_key
from services.common.private_pages import private_page
from services.editorial import rules
from services.editorial.actions.draft_links import note_use
from services.editorial.models import DraftLink
from services.editorial.queries import draft_link
from services.guards.actions import hit

# Of one network: reading a draft takes a few, guessing a token would take for ever anyway.
MOST_A_MINUTE: Final = 60


@private_page
@require_safe
def draft(request: HttpRequest, token: str) -> HttpResponse:
    """The latest draft behind `token`; one and the same 404 for what never was, is over, or was taken back."""
    key = network_key(client_address(request))
    verdict = hit("draft-link", key, limit=MOST_A_MINUTE, window=timedelta(minutes=1))
    if not verdict.allowed:
        seconds = (verdict.retry_at - now()).total_seconds() if verdict.retry_at else 60
        return too_many_requests(request, max(1, int(seconds)))
    link = draft_link(token)
    page = _shown_page(link)
    if link is None or page is None:
        return render(request, "editorial/draft_gone.html", status=HTTPStatus.NOT_FOUND)
    note_use(link)
    return _drawn(request, link, page)


def _shown_page(link: DraftLink | None) -> Any:
    """The page that may be shown, as its own kind with the latest draft; None where its maker may no longer."""
    if link is None or link.created_by is None:
        return None
    page = link.page.specific
    return page.get_latest_revision_as_object() if rules.may_edit(link.created_by, page) else None


def _drawn(request: HttpRequest, link: DraftLink, page: Any) -> HttpResponse:
    """As a stranger would see it once it is published, whoever asks: no session is read, no cookie is set."""
    request.user = AnonymousUser()
    request.is_preview = True  # type: ignore[attr-defined]
    request.draft_link = link  # type: ignore[attr-defined]
    response: Any = page.serve_preview(request, page.default_preview_mode)
    if hasattr(response, "render"):
        response.render()
    # A form on the page has asked for its token: it can't be sent from here anyway.
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = False
    response.cookies.clear()
    return response  # type: ignore[no-any-return]
