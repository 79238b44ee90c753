"""Reads about the worker's jobs."""

from django.db.models import Q

from services.common.clock import now
from services.operations.models import JobRun


def waiting_jobs() -> set[str]:
    """The names of jobs whose turn hasn't come, or that a living worker holds."""
    moment = now()
    return set(JobRun.objects.filter(Q(due_at__gt=moment) | Q(leased_until__gte=moment)).values_list("name", flat=True))
