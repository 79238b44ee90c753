"""Who may open which private file: rules that the owning apps register, one purpose each or several."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db import models
from django.http import HttpRequest

from services.files.enums import Purpose
from services.files.models import StoredFile


@dataclass(frozen=True)
class Grant:
    """Leave to open a file: what it belongs to, and who says so in the trail when nobody is logged in.

    `name` is what the file is called for whoever opens it; '' is its original name, as whoever uploaded it called it.
    """

    about: models.Model
    actor_label: str = ""
    name: str = ""
    data: dict[str, Any] = field(default_factory=dict)


Rule = Callable[[HttpRequest, StoredFile], Grant | None]

_rules: Final[dict[str, list[Rule]]] = {}


def register(purpose: Purpose, rule: Rule) -> None:
    """Add a rule for files of a purpose; called in AppConfig.ready. One rule that grants is enough."""
    rules = _rules.setdefault(purpose, [])
    if rule not in rules:
        rules.append(rule)


def grant(request: HttpRequest, file: StoredFile) -> Grant | None:
    """The first leave that a rule gives this visitor, or None."""
    for rule in _rules.get(file.purpose, ()):
        given = rule(request, file)
        if given is not None:
            return given
    return None
