"""The one row that all workers look at."""

from typing import Any, ClassVar, Final

from django.db import models

ONLY_ROW: Final = 1


class PageCacheGeneration(models.Model):
    """`number` is any number but the ones before it. It doesn't count: a restored backup must not repeat it."""

    number = models.BigIntegerField()

    class Meta:
        default_permissions: ClassVar[tuple[str, ...]] = ()
        constraints: ClassVar[list[Any]] = [
            models.CheckConstraint(condition=models.Q(id=ONLY_ROW), name="page_cache_has_one_generation"),
        ]

    def __str__(self) -> str:
        return str(self.number)
