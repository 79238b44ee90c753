"""*Perlu tindakan*: what waits for somebody, counted, each with the filter that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet
from django.urls import reverse

from cms_pages.base.formats import thousands
from services.common import clock
from services.notifications.forms import NEEDS_ATTENTION
from services.notifications.queries import in_trouble
from services.notifications.rules import may_see
from services.registrations import queries
from services.registrations.enums import Status
from services.registrations.kinds import KINDS, Kind
from services.registrations.models import Registration
from services.registrations.rules import may_take
from services.registrations.staff.addresses import index_url
from services.registrations.staff.filters import Need
from services.registrations.staff.troubles import troubled_ids
from services.registrations.staff.words import title_of

COUNT_UP_TO: Final = 1000

Question = tuple[QuerySet[Any], str, str]  # rows that wait, the words after their number, the filter that shows them


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: ``3 menunggu verifikasi``."""

    count: int
    words: str
    query: str

    @property
    def text(self) -> str:
        more = "lebih dari " if self.count > COUNT_UP_TO else ""
        return f"{more}{thousands(min(self.count, COUNT_UP_TO))} {self.words}"


@dataclass(frozen=True)
class Group:
    """What waits in one place; each `Waiting.query` belongs behind its `url`."""

    title: str
    url: str
    waiting: list[Waiting]


def count_together(querysets: Iterable[QuerySet[Any]], *, up_to: int) -> list[int]:
    """How many rows each has, `up_to` + 1 for 'more', in one statement: five questions, one way to the database."""
    parts: list[str] = []
    parameters: list[Any] = []
    alias = ""
    for queryset in querysets:
        alias = queryset.db
        try:
            sql, values = queryset.order_by().values("pk")[: up_to + 1].query.sql_with_params()
        except EmptyResultSet:
            parts.append("0")
            continue
        parts.append(f"(SELECT COUNT(*) FROM ({sql}) AS counted)")  # noqa: S608 -- the ORM's own SQL, values apart
        parameters += values
    with connections[alias].cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", parameters)
        return list(cursor.fetchone())


def _questions(kind: Kind, user: Any) -> list[Question]:
    """What may wait in a register, the late ones first; what only others can take on is no call to this officer."""
    service = kind.service
    of_service = Registration.objects.filter(service=service)
    mine = of_service.filter(pk__in=queries.results_waiting_for(user).values("registration_id"))
    others = of_service.filter(pk__in=queries.results_waiting_from(user).values("registration_id"))
    troubled = of_service.filter(pk__in=troubled_ids())
    found: list[Question] = [
        (queries.overdue(service, clock.today()), "terlambat", f"perlu={Need.LATE}"),
        (troubled, "pesan gagal atau tidak pasti", f"perlu={Need.MESSAGE}"),
    ]
    if may_take(user, kind.flow["verify"]):
        submitted = of_service.filter(status=Status.SUBMITTED)
        found.append((submitted, "menunggu verifikasi", f"status={Status.SUBMITTED}"))
    if may_take(user, kind.flow["release_result"]):
        found.append((mine, "menunggu rilis Anda", f"perlu={Need.RELEASE}"))
        found.append((others, "menunggu rilis oleh petugas lain", f"perlu={Need.OTHERS_RELEASE}"))
    return found


def attention(kind: Kind, user: Any) -> list[Waiting]:
    """What waits in one register; nothing that counts none. One query, of each index's first entries."""
    return _counted([_questions(kind, user)])[0]


def attention_everywhere(user: Any) -> list[Group]:
    """What waits in all the registers that this officer sees, and among the messages. One query, or none at all.

    A group for each place that the officer may look after, empty where nothing waits.
    """
    kinds = [kind for kind in KINDS.values() if user.has_perm(kind.view_permission)]
    places = [(title_of(kind.service), index_url(kind.service), _questions(kind, user)) for kind in kinds]
    if may_see(user):
        trouble: Question = (in_trouble(), "gagal, tidak pasti, atau perlu ditelepon", f"status={NEEDS_ATTENTION}")
        places.append(("Pesan", reverse("pesan_modeladmin_index"), [trouble]))
    counted = _counted([questions for _, _, questions in places])
    return [Group(title, url, waiting) for (title, url, _), waiting in zip(places, counted, strict=True)]


def _counted(groups: list[list[Question]]) -> list[list[Waiting]]:
    """Each group's questions with their counts, without those that count none."""
    questions = [question for group in groups for question in group]
    counts = iter(count_together([queryset for queryset, _, _ in questions], up_to=COUNT_UP_TO) if questions else ())
    counted = [[Waiting(next(counts), words, query) for _, words, query in group] for group in groups]
    return [[waiting for waiting in group if waiting.count] for group in counted]
