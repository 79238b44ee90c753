"""*Masih benar*: somebody has read a page and says so."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from services.common.network import client_address
from services.editorial.actions import reviews
from services.editorial.models import PageReview
from services.editorial.staff.draft_links import editable_page

TITLE = "Masih benar"


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """The question; POST records the answer and leads back to where it was asked."""
    page = editable_page(request, pk)
    back = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("wagtailadmin_pages:edit", args=[page.pk])
    if request.method == "POST":
        reviews.confirm(page, actor=request.user, address=client_address(request))
        messages.success(request, f"“{page.get_admin_display_title()}” dicatat masih benar.")
        return HttpResponseRedirect(back)
    title = f"{TITLE}? {page.get_admin_display_title()}"
    context = {
        "page": page,
        "back": back,
        "review": PageReview.objects.filter(page_id=page.pk).select_related("confirmed_by").first(),
        "page_title": title,
        "header_icon": "check",
        "breadcrumbs_items": [
            {"url": reverse("wagtailadmin_pages:edit", args=[page.pk]), "label": page.get_admin_display_title()},
            {"url": "", "label": title},
        ],
    }
    return render(request, "editorial/staff/confirm.html", context)
