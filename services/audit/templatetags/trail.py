"""The trail on a screen: events in words, facts as pairs."""

from typing import Any

from django import template

from services.audit.words import event_words, fact_words

register = template.Library()
register.filter("event_words", event_words)


@register.filter
def facts(data: dict[str, Any]) -> list[tuple[str, str]]:
    """The facts of a line as pairs of name and value, nested ones written out, empty ones left out."""
    return [
        (fact_words(name), _written(value)) for name, value in sorted(data.items()) if value not in ("", None, [], {})
    ]


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, list):
        return ", ".join(_written(each) for each in value)
    if isinstance(value, dict):
        return ", ".join(f"{name}: {_written(each)}" for name, each in value.items())
    return str(value)
