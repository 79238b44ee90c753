"""The outbox as a register: a modeladmin list that reads, and buttons that call actions."""

from typing import Any, Final, cast

from django.http import HttpRequest
from django.urls import URLPattern, path, re_path
from django.utils.functional import cached_property
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from services.notifications import rules
from services.notifications.forms import MessageFilter
from services.notifications.models import Message, MessageQuerySet
from services.notifications.views import screens

COUNT_UP_TO: Final = 10_000
PER_PAGE: Final = 50


class CappedMessages(MessageQuerySet):
    """Counts no further than one more than COUNT_UP_TO: what lies behind is found by a filter."""

    def count(self) -> int:
        if self.query.is_sliced:
            return super().count()
        return self.order_by()[: COUNT_UP_TO + 1].count()


class ReadOnly(PermissionHelper):
    """Listing goes by `rules.may_see`; modeladmin's own create, edit and delete are nobody's."""

    def user_can_list(self, user: Any) -> bool:
        return rules.may_see(user)

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Message) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Message) -> bool:
        return False

    def user_has_any_permissions(self, user: Any) -> bool:
        return rules.may_see(user)


class MessageIndexView(IndexView):
    """Trouble first, then the newest. modeladmin's own lookups from the address are never applied."""

    request: HttpRequest
    filter_specs: list[Any]
    has_filters = False

    @cached_property
    def filter_form(self) -> MessageFilter:
        return MessageFilter(self.request.GET)

    def get_queryset(self, request: HttpRequest | None = None) -> MessageQuerySet:
        self.request = request or self.request
        self.filter_specs = []
        rows = CappedMessages(model=Message).defer("body", "email_body").prefetch_related("followed_by")
        return self.filter_form.narrow(rows).order_by("-needs_attention", "-pk")

    def get_buttons_for_obj(self, obj: Message) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paginator = self.paginator_class(self.queryset, PER_PAGE)
        page = paginator.get_page(self.page_num or 1)
        context = {
            "view": self,
            "model_admin": self.model_admin,
            "filter_form": self.filter_form,
            "paginator": paginator,
            "page_obj": page,
            "elided_page_range": paginator.get_elided_page_range(page.number),
            "capped": paginator.count > COUNT_UP_TO,
            "query": self._filter_query(),
            "may_resend": rules.may_resend(self.request.user),
            "breadcrumbs_items": [{"url": "", "label": "Pesan"}],
        }
        return cast("dict[str, Any]", super(IndexView, self).get_context_data(**(context | kwargs)))

    def _filter_query(self) -> str:
        kept = self.request.GET.copy()
        for name in list(kept):
            if name not in self.filter_form.fields:
                del kept[name]
        return kept.urlencode()


class MessageAdmin(ModelAdmin):
    """*Pesan* in the menu of staff who may see messages."""

    model = Message
    base_url_path = "pesan"
    menu_label = "Pesan"
    menu_icon = "mail"
    menu_order = 250
    list_display = ("status",)
    index_view_class = MessageIndexView
    index_template_name = "notifications/staff/index.html"
    permission_helper_class = ReadOnly

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """The list and our own doors; modeladmin's create, edit, delete and history don't exist."""
        return (
            re_path(
                self.url_helper.get_action_url_pattern("index"),
                self.index_view,
                name=self.url_helper.get_action_url_name("index"),
            ),
            path("pesan/<int:pk>/", screens.detail, name="notifications_message_detail"),
            path("pesan/<int:pk>/kirim-ulang/", screens.resend_message, name="notifications_message_resend"),
            path("pesan/<int:pk>/sudah-ditelepon/", screens.call_message, name="notifications_message_called"),
            path("pesan/<int:pk>/selesai/", screens.dismiss_message, name="notifications_message_dismiss"),
        )

    def register_admin_url_finders(self) -> None:
        """None: no page of Wagtail links to a message."""

    def register_indexing(self) -> None:
        """None: a message refers to nothing that Wagtail indexes."""
