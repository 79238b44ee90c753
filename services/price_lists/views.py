"""The editors' doors to price lists: download, upload, look, decide, watch. Rights are checked here."""

from collections.abc import Callable
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from wagtail.admin import messages as flash

from services.common.clock import today
from services.common.network import client_address
from services.files.errors import RefusedFile
from services.price_lists import catalogue, queries, rules
from services.price_lists.actions import NotPossible, cancel, confirm, receive
from services.price_lists.enums import Status
from services.price_lists.forms import UploadForm
from services.price_lists.models import PriceList

INDEX: Final = "price_lists_index"
TITLE: Final = "Ubah tarif dengan spreadsheet"
# The menu cuts off what is longer.
MENU_LABEL: Final = "Spreadsheet tarif"
ICON: Final = "table"
# How often the page of a list under way shows itself anew.
REFRESH_SECONDS: Final = 2

View = Callable[..., HttpResponse]


@never_cache
@require_http_methods(["GET", "POST"])
def index(request: HttpRequest) -> HttpResponse:
    """Download, upload, and what was uploaded before. POST reads a file and leads to its preview."""
    _demand(request)
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if request.method == "POST" and form.is_valid():
        try:
            price_list = receive(
                form.content(),
                name=form.cleaned_data["file"].name or "",
                actor=request.user,
                address=client_address(request),
            )
        except RefusedFile as refused:
            form.add_error("file", refused.text)
        else:
            return redirect("price_lists_detail", pk=price_list.pk)
    context = {
        "form": form,
        "latest": queries.latest(),
        "header_title": TITLE,
        "page_title": TITLE,
        "header_icon": ICON,
        "breadcrumbs_items": [{"url": "", "label": TITLE}],
    }
    return render(request, "price_lists/staff/index.html", context, status=400 if form.errors else 200)


@never_cache
@require_GET
def download(request: HttpRequest) -> HttpResponse:
    """All live exam types as an xlsx."""
    # openpyxl is 10 MB that no other page of a web process needs.
    from services.price_lists import workbook

    _demand(request)
    response = HttpResponse(workbook.build(catalogue.load()), content_type=workbook.CONTENT_TYPE)
    response["Content-Disposition"] = f'attachment; filename="tarif-{today():%Y-%m-%d}.xlsx"'
    return response


@never_cache
@require_GET
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One list: what it would change and what is wrong; how far it has come; how it ended."""
    _demand(request)
    price_list = get_object_or_404(PriceList.objects.select_related("uploaded_by", "confirmed_by"), pk=pk)
    context = {
        "price_list": price_list,
        "status": Status(price_list.status),
        "problems": queries.shown_remarks(price_list.problems),
        "cautions": queries.shown_remarks(price_list.cautions),
        "changes": list(queries.shown_changes(price_list)),
        "refusals": queries.shown_refusals(price_list),
        "is_late": queries.is_late(price_list),
        "refresh": REFRESH_SECONDS if price_list.is_under_way else 0,
        "header_title": price_list.file_name,
        "page_title": price_list.file_name,
        "header_icon": ICON,
        "breadcrumbs_items": [{"url": reverse(INDEX), "label": TITLE}, {"url": "", "label": price_list.file_name}],
    }
    return render(request, "price_lists/staff/detail.html", context)


def _button(action: Callable[..., PriceList], done: str) -> View:
    """A view that takes one list through one action: POST only, and back to the list."""

    @require_POST
    def press(request: HttpRequest, pk: int) -> HttpResponse:
        _demand(request)
        get_object_or_404(PriceList, pk=pk)
        try:
            action(pk, actor=request.user, address=client_address(request))
        except NotPossible as refused:
            flash.error(request, f"Tidak dilakukan. Status spreadsheet ini: {refused.status.label.lower()}.")
        else:
            flash.success(request, done)
        return HttpResponseRedirect(reverse("price_lists_detail", args=[pk]))

    return press


apply = _button(confirm, "Perubahan diserahkan kepada pekerja. Halaman ini memperbarui diri.")
drop = _button(cancel, "Spreadsheet dibatalkan. Katalog tidak berubah.")


def _demand(request: HttpRequest) -> None:
    if not rules.may_import(request.user):
        raise PermissionDenied
