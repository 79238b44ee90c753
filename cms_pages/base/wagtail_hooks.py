"""The admin's looks, and a word to editors who are about to break an address."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import DismissibleMenuItem, MenuItem
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from cms_pages.base import protection
from cms_pages.base.links import PortalPageLinkHandler
from cms_pages.base.page_cache import bump

# Bulk actions that take pages away from where they are.
TAKING_AWAY = {"delete", "move", "unpublish"}


@hooks.register("insert_global_admin_css")
def portal_colours() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("construct_help_menu")
def no_help_in_english(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """Wagtail's news and its guide are English, and leave the portal; ours is docs/panduan-editor.md."""
    menu_items[:] = [item for item in menu_items if not isinstance(item, DismissibleMenuItem)]


@hooks.register("register_rich_text_features", order=10)
def page_links(features: FeatureRegistry) -> None:
    """In place of Wagtail's own, which registers first."""
    features.register_link_type(PortalPageLinkHandler)


def _refused(request: HttpRequest, page: Page, problem: protection.AddressKept) -> HttpResponse:
    messages.error(request, str(problem))
    return redirect("wagtailadmin_explore", page.get_parent().pk)


@hooks.register("before_delete_page")
@hooks.register("before_unpublish_page")
def keep_page(request: HttpRequest, page: Page) -> HttpResponse | None:
    try:
        protection.check_stays(page)
    except protection.AddressKept as problem:
        return _refused(request, page, problem)
    return None


@hooks.register("before_move_page")
def keep_page_here(request: HttpRequest, page: Page, destination: Page) -> HttpResponse | None:
    try:
        if page.get_parent().pk != destination.pk:
            protection.check_stays(page)
            protection.check_arrival(page, destination)
    except protection.AddressKept as problem:
        return _refused(request, page, problem)
    return None


@hooks.register("before_bulk_action")
def keep_pages(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action: Any
) -> HttpResponseRedirect | None:
    if action_type not in TAKING_AWAY:
        return None
    try:
        for page in objects:
            if isinstance(page, Page):
                protection.check_stays(page)
    except protection.AddressKept as problem:
        messages.error(request, str(problem))
        return HttpResponseRedirect(action.next_url)
    return None


@hooks.register("after_bulk_action")
def files_may_be_in_another_collection(
    request: HttpRequest, action_type: str, objects: Iterable[Any], action_class_instance: Any
) -> None:
    """Wagtail moves many files with one `update`, of which nobody is told; one of the collections may be shut."""
    if action_type == "add_to_collection":
        bump()
