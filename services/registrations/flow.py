"""The language in which a service's flow is written: steps from one status to another.

Each service has its own table of steps (kinds/); nothing here knows any of them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from services.registrations.enums import Status


class Party(StrEnum):
    """Who takes a step."""

    STAFF = "staff"
    APPLICANT = "applicant"


class Need(StrEnum):
    """What must be given with a step."""

    REASON = "reason"  # told to the applicant
    RESULT = "result"  # a result version; such a step has an action of its own


@dataclass(frozen=True, kw_only=True)
class Step:
    """One row of the table.

    `target` None leaves the status as it is. `permission` is asked of staff; the applicant's steps need the proof of
    tracking instead. `tells` names the message that goes to the applicant, '' none. `undone_by` names the step back.
    """

    name: str
    label: str  # on the button, in Indonesian
    sources: frozenset[Status]
    target: Status
    by: frozenset[Party] = frozenset({Party.STAFF})
    permission: str = ""
    needs: frozenset[Need] = frozenset()
    tells: str = ""
    undone_by: str = ""
    leads: bool = False  # the main way forward: the one filled button of the page
    bulk: bool = False
    danger: bool = False

    def starts_at(self, status: str) -> bool:
        return status in self.sources


class Flow:
    """A service's steps by name, in the order in which they are offered, and its main road for the stepper."""

    def __init__(self, steps: Iterable[Step], *, road: tuple[Status, ...]) -> None:
        self._steps = {step.name: step for step in steps}
        self.road = road
        unknown = {step.undone_by for step in self if step.undone_by} - self._steps.keys()
        if unknown:
            raise ValueError(f"steps undone by steps that do not exist: {sorted(unknown)}")

    def __iter__(self) -> Iterator[Step]:
        return iter(self._steps.values())

    def __getitem__(self, name: str) -> Step:
        """Raises KeyError for a step that this service doesn't have."""
        return self._steps[name]

    def offered_at(self, status: str, party: Party) -> list[Step]:
        """The steps that a party could take now, rights aside."""
        return [step for step in self if step.starts_at(status) and party in step.by]

    def bulk_steps(self) -> list[Step]:
        """The steps that staff may take for many registrations at once."""
        return [step for step in self if step.bulk]
