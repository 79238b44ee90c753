"""What editors get: reports, buttons on a page, checks of what they write."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from services.editorial import checks, rules
from services.editorial.staff import draft_links, reviews
from services.editorial.staff.reports import BrokenLinksView, EditorialReport, ScheduleView, StalePagesView

# Address, view, order in the menu.
REPORTS: tuple[tuple[str, type[EditorialReport], int], ...] = (
    ("redaksi/halaman-lama/", StalePagesView, 110),
    ("redaksi/jadwal/", ScheduleView, 120),
    ("redaksi/tautan-rusak/", BrokenLinksView, 130),
)


class ReportMenuItem(MenuItem):
    """In *Laporan*, for those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_see_reports(request.user)


@hooks.register("register_admin_urls")
def editorial_urls() -> list[URLPattern]:
    urls = []
    for address, view, _order in REPORTS:
        urls += [
            path(address, view.as_view(), name=view.index_url_name),
            path(f"{address}results/", view.as_view(results_only=True), name=view.index_results_url_name),
        ]
    return [
        *urls,
        path("redaksi/<int:pk>/masih-benar/", reviews.confirm, name="editorial_confirm_page"),
        path("redaksi/<int:pk>/tautan-konsep/", draft_links.index, name="editorial_draft_links"),
        path("redaksi/<int:pk>/tautan-konsep/<int:link>/cabut/", draft_links.revoke, name="editorial_revoke_link"),
    ]


def _menu_item(view: type[EditorialReport], order: int) -> None:
    @hooks.register("register_reports_menu_item")
    def item() -> MenuItem:
        name = view.index_url_name.replace("_", "-")
        return ReportMenuItem(
            view.page_title, reverse(view.index_url_name), name=name, icon_name=view.header_icon, order=order
        )


for _address, _view, _order in REPORTS:
    _menu_item(_view, _order)


@hooks.register("register_page_header_buttons")
def page_buttons(page: Page, user: Any, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    if page.depth > 1 and rules.may_edit(user, page):
        links, right = (
            reverse("editorial_draft_links", args=[page.pk]),
            reverse("editorial_confirm_page", args=[page.pk]),
        )
        yield Button(draft_links.TITLE, links, icon_name="link", priority=66)
        if page.live:
            yield Button(reviews.TITLE, right, icon_name="check", priority=67)


@hooks.register("construct_wagtail_userbar")
def our_checks(request: HttpRequest, items: list[Any], page: Page | None) -> None:
    """In the place of Wagtail's, which says the same in English."""
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = checks.PortalChecks(in_editor=item.in_editor)


@hooks.register("after_publish_page")
def warn(request: HttpRequest, page: Page) -> None:
    """It is published all the same: what is doubtful is said, and the editor decides."""
    for sentence in checks.warnings(page):
        messages.warning(request, sentence)
