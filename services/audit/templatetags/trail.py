"""The trail on a screen: events in words, facts as pairs."""

from typing import Any

from django import template

from cms_pages.base.formats import rupiah
from services.audit.models import AuditEntry
from services.audit.words import event_words, fact_words, value_words

register = template.Library()
register.filter("event_words", event_words)


@register.filter
def facts(entry: AuditEntry) -> list[tuple[str, str]]:
    """The facts of a line as pairs of name and value in words, nested ones written out, empty ones left out."""
    return [
        (fact_words(name), _written(entry.event, name, value))
        for name, value in sorted(entry.data.items())
        if value not in ("", None, [], {})
    ]


def _written(event: str, fact: str, value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, int) and fact.endswith("_idr"):
        return rupiah(value)
    if isinstance(value, list):
        return ", ".join(_written(event, fact, each) for each in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{value_words(event, fact, name)}: {_written(event, name, each)}" for name, each in value.items()
        )
    return value_words(event, fact, str(value))
