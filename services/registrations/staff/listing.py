"""The list of a register: a modeladmin index whose counting, filtering and searching are made for a million rows."""

from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from wagtail_modeladmin.views import IndexView

from cms_pages.base.formats import thousands
from cms_pages.catalogue import queries as catalogue
from cms_pages.catalogue.enums import WALK_IN_SERVICES, SampleType
from services.common import clock
from services.registrations.models import Registration, RegistrationItem
from services.registrations.rules import may_register_at_desk, may_take
from services.registrations.staff.addresses import FOLDERS
from services.registrations.staff.attention import attention
from services.registrations.staff.filters import RegisterFilter, narrow, seal
from services.registrations.staff.search import Shape
from services.registrations.staff.troubles import message_states

COUNT_UP_TO: Final = 10_000
PER_PAGE: Final = 50
EXAMS_KEPT_SECONDS: Final = 60  # the filter's choices; what was chosen is asked of the database


class RegisterQuerySet(QuerySet[Registration]):
    """Counts no further than one more than COUNT_UP_TO: counting a million rows takes longer than showing fifty."""

    def count(self) -> int:
        if self.query.is_sliced:
            return super().count()
        return self.order_by()[: COUNT_UP_TO + 1].count()


class RegisterPaginator(Paginator):
    """Pages of at most COUNT_UP_TO rows, so that none is reached by skipping more; what lies behind is searched for."""

    @cached_property
    def found(self) -> int:
        """How many there are, COUNT_UP_TO + 1 for 'more'. One query."""
        rows: Any = self.object_list
        return int(rows.count())

    @property
    def capped(self) -> bool:
        """Whether there are more than the pages show."""
        return self.found > COUNT_UP_TO

    @cached_property
    def count(self) -> int:
        return min(self.found, COUNT_UP_TO)

    @property
    def items_count_label(self) -> str:
        """``8 pendaftaran``, ``lebih dari 10.000 pendaftaran``."""
        return f"{'lebih dari ' if self.capped else ''}{thousands(self.count)} pendaftaran"


@dataclass(frozen=True)
class Row:
    """One registration as the table shows it: a cell for each column, with the column's name and label."""

    registration: Registration
    cells: list[tuple[str, str, Any]]


@dataclass(frozen=True)
class ExamOption:
    """One choice of the filter by exam."""

    code: str
    name: str


class RegisterIndexView(IndexView):
    """GET shows the list. POST takes a search and answers with an address that holds it sealed."""

    request: HttpRequest
    FORMATS = ()  # no export: names and numbers of thousands in a file on a desk are nobody's need

    def __init__(self, model_admin: Any) -> None:
        super().__init__(model_admin)
        self.kind = model_admin.kind

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RegisterFilter(request.POST)
        typed = request.POST.get("q", "").strip()[:400]
        parameters = form.parameters() | ({"cari": seal(typed)} if typed else {})
        return redirect(f"{self.index_url}?{urlencode(parameters)}" if parameters else self.index_url)

    @cached_property
    def filter_form(self) -> RegisterFilter:
        return RegisterFilter(self.request.GET)

    def get_queryset(self, request: HttpRequest | None = None) -> QuerySet[Registration]:
        """The narrowed register. modeladmin's own lookups from the address are never applied."""
        self.filter_specs: list[Any] = []
        self.has_filters = False
        self.request = request or self.request
        registrations = RegisterQuerySet(model=Registration).filter(service=self.kind.service)
        narrowed = narrow(registrations, self.filter_form, service=self.kind.service, user=self.request.user)
        self.term = narrowed.term
        return narrowed.registrations

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paginator = RegisterPaginator(self.queryset, PER_PAGE)
        page = paginator.get_page(max(self.page_num, 1))
        rows = self._rows(page)
        form = self.filter_form
        user = self.request.user
        context = {
            "view": self,
            "model_admin": self.model_admin,
            "filter_form": form,
            "filtering": form.active or bool(form.errors),
            "exam_options": self._exam_options(),
            "typed": form.typed if form.is_valid() else "",
            "too_short": self.term.shape == Shape.TOO_SHORT,
            "attention": attention(self.kind, user),
            "bulk_steps": [step for step in self.kind.flow.bulk_steps() if may_take(user, step)],
            "may_register": may_register_at_desk(user),
            "kind": self.kind,
            "folder": FOLDERS[self.kind.service],
            "paginator": paginator,
            "page_obj": page,
            "columns": self._columns(),
            "rows": [Row(row, [(*column, self._cell(column[0], row)) for column in self._columns()]) for row in rows],
            "elided_page_range": paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
            "breadcrumbs_items": [{"url": "", "label": self.model_admin.menu_label}],
            "page_query": self._page_query(),
        }
        everything: dict[str, Any] = super(IndexView, self).get_context_data(**(context | kwargs))
        return everything

    def _page_query(self) -> str:
        form = self.filter_form
        parameters = form.parameters()
        if form.is_valid() and form.typed:
            parameters["cari"] = form.data.get("cari") or seal(form.typed)
        return urlencode(parameters)

    def _rows(self, page: Page[Registration]) -> list[Registration]:
        """The registrations of a page with what their columns show besides: exams counted, messages, lateness."""
        rows = list(page.object_list)
        ids = [row.pk for row in rows]
        items = RegistrationItem.objects.filter(registration_id__in=ids).order_by()
        counts = dict(items.values_list("registration_id").annotate(Count("id")))
        states = message_states(ids)
        today = clock.today()
        for row in rows:
            row.exam_count = counts.get(row.pk, 0)
            row.message_state = states.get(row.pk)
            row.late_by_days = (today - row.promised_on).days if row.is_late(today) else 0
        return rows

    def _columns(self) -> list[tuple[str, str]]:
        names = self.model_admin.get_list_display(self.request)
        return [(name, getattr(self.model_admin, name).short_description) for name in names]

    def _cell(self, name: str, row: Registration) -> Any:
        return getattr(self.model_admin, name)(row)

    def _exam_options(self) -> list[ExamOption]:
        options = list(cache.get_or_set("registrations:exam-options", _exams_on_offer, EXAMS_KEPT_SECONDS) or ())
        chosen = self.filter_form.data.get("pemeriksaan", "")
        if chosen and chosen not in {option.code for option in options}:
            options.append(ExamOption(chosen, chosen))
        return options


def _exams_on_offer() -> list[ExamOption]:
    exams = catalogue.grouped(sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES)
    return [ExamOption(exam.code, exam.name) for exam in catalogue.flat(exams)]
