"""The list of messages: a modeladmin index whose filters are an allow-list and whose counting has an end."""

from typing import Any, Final, cast

from django.http import HttpRequest
from django.utils.functional import cached_property
from wagtail_modeladmin.views import IndexView

from services.notifications import rules
from services.notifications.forms import MessageFilter
from services.notifications.models import Message, MessageQuerySet

COUNT_UP_TO: Final = 10_000
PER_PAGE: Final = 50


class CappedMessages(MessageQuerySet):
    """Counts no further than one more than COUNT_UP_TO: what lies behind is found by a filter."""

    def count(self) -> int:
        if self.query.is_sliced:
            return super().count()
        return self.order_by()[: COUNT_UP_TO + 1].count()


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
            "header_title": "Pesan",
            "header_icon": "mail",
            "breadcrumbs_items": [{"url": "", "label": "Pesan"}],
        }
        return cast("dict[str, Any]", super(IndexView, self).get_context_data(**(context | kwargs)))

    def _filter_query(self) -> str:
        kept = self.request.GET.copy()
        for name in list(kept):
            if name not in self.filter_form.fields:
                del kept[name]
        return kept.urlencode()
