"""The formats of cms_pages.base.formats as template filters: ``{% load formats %}``, ``{{ total|rupiah }}``."""

from collections.abc import Callable
from typing import Any

from django import template

from cms_pages.base import formats

register = template.Library()


def _or_nothing(function: Callable[[Any], str]) -> Callable[[Any], str]:
    """A value that isn't there prints nothing, as Django's own filters do."""
    return lambda value: "" if value in (None, "") else function(value)


for _function in (
    formats.rupiah,
    formats.thousands,
    formats.long_date,
    formats.short_date,
    formats.weekday_date,
    formats.clock_time,
    formats.weekday_time,
    formats.file_size,
):
    register.filter(_function.__name__, _or_nothing(_function))
