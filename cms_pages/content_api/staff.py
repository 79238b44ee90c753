"""*Token draf* in the admin: a list, a form for a new one, a button that revokes."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from cms_pages.content_api import actions, rules
from cms_pages.content_api.forms import TokenForm
from cms_pages.content_api.models import DraftToken


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """The list; POST makes a token, and its answer is the only place where the text of it is ever shown."""
    if not rules.may_see(request.user):
        raise PermissionDenied
    if request.method != "POST":
        return _shown(request, TokenForm())
    if not rules.may_issue(request.user):
        raise PermissionDenied
    form = TokenForm(request.POST)
    if not form.is_valid():
        return _shown(request, form, status=HTTPStatus.BAD_REQUEST)
    _token, text = actions.issue(**form.cleaned_data, actor=request.user)
    return _shown(request, TokenForm(), fresh=text)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Revoke one; twice is once."""
    if not rules.may_revoke(request.user):
        raise PermissionDenied
    if actions.revoke(pk=pk, actor=request.user):
        messages.success(request, "Token dicabut. Yang memakainya tidak lagi dapat membaca draf.")
    else:
        messages.warning(request, "Token ini sudah tidak berlaku.")
    return redirect("draft_tokens")


def _shown(request: HttpRequest, form: TokenForm, *, fresh: str = "", status: int = HTTPStatus.OK) -> HttpResponse:
    context: dict[str, Any] = {
        "page_title": "Token draf",
        "header_icon": "key",
        "form": form,
        "fresh": fresh,
        "tokens": [(token, rules.stands_for(token)) for token in DraftToken.objects.select_related("created_by")],
        "now": timezone.now(),
        "may_issue": rules.may_issue(request.user),
        "may_revoke": rules.may_revoke(request.user),
    }
    return render(request, "content_api/admin/tokens.html", context, status=status)
