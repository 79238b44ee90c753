"""*Perlu tindakan*: what waits for somebody in a register, counted, each with the filter that shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

from cms_pages.base.formats import thousands
from services.common import clock
from services.registrations import queries
from services.registrations.enums import Status
from services.registrations.models import Registration
from services.registrations.staff.filters import Need
from services.registrations.staff.troubles import troubled_ids

COUNT_UP_TO: Final = 1000


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


def attention(service: str, user: Any) -> list[Waiting]:
    """What waits, the late ones first; nothing that counts none. One query, of each index's first entries."""
    of_service = Registration.objects.filter(service=service)
    questions: list[tuple[QuerySet[Any], str, str]] = [
        (queries.overdue(service, clock.today()), "terlambat", f"perlu={Need.LATE}"),
        (of_service.filter(pk__in=troubled_ids()), "pesan gagal atau tidak pasti", f"perlu={Need.MESSAGE}"),
        (of_service.filter(status=Status.SUBMITTED), "menunggu verifikasi", f"status={Status.SUBMITTED}"),
        (
            of_service.filter(pk__in=queries.results_waiting_for(user).values("registration_id")),
            "menunggu rilis Anda",
            f"perlu={Need.RELEASE}",
        ),
        (
            of_service.filter(pk__in=queries.results_waiting_from(user).values("registration_id")),
            "menunggu rilis oleh petugas lain",
            f"perlu={Need.OTHERS_RELEASE}",
        ),
    ]
    counts = count_together([question[0] for question in questions], up_to=COUNT_UP_TO)
    return [Waiting(count, words, query) for count, (_, words, query) in zip(counts, questions, strict=True) if count]
