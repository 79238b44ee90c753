"""*Tautan konsep* of a page: the list, a form for a new one, a button that revokes."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages
from wagtail.models import Page

from services.common.clock import now
from services.common.network import client_address
from services.editorial import queries, rules
from services.editorial.actions import draft_links
from services.editorial.forms import DraftLinkForm

TITLE = "Tautan konsep"


def editable_page(request: HttpRequest, pk: int) -> Page:
    """The page, for those who may edit it. Raises Http404, PermissionDenied."""
    page = get_object_or_404(Page.objects.filter(depth__gt=1), pk=pk)
    if not rules.may_edit(request.user, page):
        raise PermissionDenied
    return page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def index(request: HttpRequest, pk: int) -> HttpResponse:
    """The list; POST makes a link, and its answer is the only place where its address is ever shown."""
    page = editable_page(request, pk)
    if request.method != "POST":
        return _shown(request, page, DraftLinkForm())
    form = DraftLinkForm(request.POST)
    if not form.is_valid():
        return _shown(request, page, form, status=HTTPStatus.BAD_REQUEST)
    _link, token = draft_links.make(page, **form.cleaned_data, actor=request.user, address=client_address(request))
    return _shown(
        request, page, DraftLinkForm(), fresh=f"{settings.PUBLIC_BASE_URL}{reverse('draft_link', args=[token])}"
    )


@require_POST
def revoke(request: HttpRequest, pk: int, link: int) -> HttpResponse:
    """Revoke one; twice is once."""
    page = editable_page(request, pk)
    if draft_links.revoke(link, page=page, actor=request.user, address=client_address(request)):
        messages.success(request, "Tautan dicabut. Konsep tidak lagi dapat dibuka dengannya.")
    else:
        messages.warning(request, "Tautan ini sudah tidak berlaku.")
    return redirect("editorial_draft_links", pk)


def _shown(
    request: HttpRequest, page: Page, form: DraftLinkForm, *, fresh: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    title = f"{TITLE}: {page.get_admin_display_title()}"
    context: dict[str, Any] = {
        "page": page,
        "form": form,
        "fresh": fresh,
        "links": [{"link": link, "state": _state(link, page)} for link in queries.draft_links(page)],
        "page_title": title,
        "header_icon": "link",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
            {"url": "", "label": title},
        ],
    }
    return render(request, "editorial/staff/draft_links.html", context, status=status)


def _state(link: Any, page: Page) -> str:
    """``valid``, ``revoked``, ``expired``, or ``dead``: whoever made it may no longer show this page."""
    if link.revoked_at:
        return "revoked"
    if link.expires_at <= now():
        return "expired"
    return "valid" if link.created_by and rules.may_edit(link.created_by, page) else "dead"
