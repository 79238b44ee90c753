"""The flows as tables in Markdown, for docs/flows.md: written from what the portal runs on, so that they stay true."""

from collections.abc import Iterable

from services.registrations.enums import Status
from services.registrations.flow import Need, Party, Step
from services.registrations.kinds import KINDS, Kind
from services.registrations.trail import MESSAGES

_PARTIES = {Party.STAFF: "staff", Party.APPLICANT: "applicant"}
_NEEDS = {Need.REASON: "reason", Need.RESULT: "result"}
_HEAD = ("step", "from", "to", "who", "must be given", "message to the applicant", "way back")
_NOTHING = "–"
_INTRODUCTION = """\
# Flows

How a registration goes from one status to the next, service by service. Written by `manage.py print_flows` from
services/registrations/kinds/; `make check` fails when this file says something else. Words in italics are those on the
screens. Every step writes a line of its history and of the trail, and queues its message, in one transaction.
"""


def page() -> str:
    """All of docs/flows.md."""
    return "\n".join([_INTRODUCTION, *(_section(kind) for kind in KINDS.values())])


def _section(kind: Kind) -> str:
    road = " → ".join(_status(status) for status in kind.flow.road)
    rows = [_HEAD, tuple("---" for _ in _HEAD), *(_row(kind, step) for step in kind.flow)]
    table = "\n".join(f"| {' | '.join(row)} |" for row in rows)
    return f"## {kind.title}\n\n{road}\n\n{table}\n"


def _row(kind: Kind, step: Step) -> tuple[str, ...]:
    return (
        f"*{step.label}* (`{step.name}`)",
        _list(_status(status) for status in Status if status in step.sources),
        _status(step.target),
        _list(_who(party, step) for party in _PARTIES if party in step.by),
        _list(word for need, word in _NEEDS.items() if need in step.needs),
        f"*{MESSAGES[step.tells]}*" if step.tells else _NOTHING,
        f"*{kind.flow[step.undone_by].label}*" if step.undone_by else _NOTHING,
    )


def _status(value: str) -> str:
    return f"*{Status(value).label}*"


def _who(party: Party, step: Step) -> str:
    return f"{_PARTIES[party]} (`{step.permission}`)" if party == Party.STAFF else _PARTIES[party]


def _list(words: Iterable[str]) -> str:
    return ", ".join(words) or _NOTHING
