"""The trail as a register: a modeladmin list that is searched and read, and nothing else."""

from typing import Any, Final, cast

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, re_path
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from services.audit.forms import TrailFilter
from services.audit.models import AuditEntry
from services.audit.rules import may_read

COUNT_UP_TO: Final = 10_000
PER_PAGE: Final = 50


class CappedEntries(QuerySet[AuditEntry]):
    """Counts no further than one more than COUNT_UP_TO: with a million lines, counting them all is the slow part."""

    def count(self) -> int:
        if self.query.is_sliced:
            return super().count()
        return self.order_by()[: COUNT_UP_TO + 1].count()


class ReadOnly(PermissionHelper):
    """Whoever may read may list; modeladmin's create, edit and delete are nobody's."""

    def user_can_list(self, user: Any) -> bool:
        return may_read(user)

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: AuditEntry) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: AuditEntry) -> bool:
        return False

    def user_has_any_permissions(self, user: Any) -> bool:
        return may_read(user)


@method_decorator(never_cache, name="dispatch")
class TrailIndexView(IndexView):
    """The newest first. modeladmin's own lookups from the address are never applied."""

    request: HttpRequest
    filter_specs: list[Any]
    has_filters = False

    @cached_property
    def filter_form(self) -> TrailFilter:
        return TrailFilter(self.request.GET)

    def get_queryset(self, request: HttpRequest | None = None) -> QuerySet[AuditEntry]:
        self.request = request or self.request
        self.filter_specs = []
        return self.filter_form.narrow(CappedEntries(model=AuditEntry)).order_by("-at", "-pk")

    def get_buttons_for_obj(self, obj: AuditEntry) -> list[Any]:
        return []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paginator = self.paginator_class(self.queryset, PER_PAGE)
        page = paginator.get_page(self.request.GET.get("p") or 1)
        context = {
            "view": self,
            "model_admin": self.model_admin,
            "filter_form": self.filter_form,
            "paginator": paginator,
            "page_obj": page,
            "capped": paginator.count > COUNT_UP_TO,
            "query": self._filter_query(),
            "breadcrumbs_items": [{"url": "", "label": "Jejak audit"}],
        }
        return cast("dict[str, Any]", super(IndexView, self).get_context_data(**(context | kwargs)))

    def _filter_query(self) -> str:
        kept = self.request.GET.copy()
        for name in list(kept):
            if name not in self.filter_form.fields or not kept[name]:
                del kept[name]
        return kept.urlencode()


class AuditAdmin(ModelAdmin):
    """*Jejak audit* in the menu of those who may read it."""

    model = AuditEntry
    base_url_path = "jejak-audit"
    menu_label = "Jejak audit"
    menu_icon = "history"
    menu_order = 900
    list_display = ("at",)
    index_view_class = TrailIndexView
    index_template_name = "audit/staff/index.html"
    permission_helper_class = ReadOnly

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """The list alone."""
        return (
            re_path(
                self.url_helper.get_action_url_pattern("index"),
                self.index_view,
                name=self.url_helper.get_action_url_name("index"),
            ),
        )

    def register_admin_url_finders(self) -> None:
        """None: no page of Wagtail links to a line of the trail."""

    def register_indexing(self) -> None:
        """None: a line refers to nothing that Wagtail indexes."""
