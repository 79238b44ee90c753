"""Why an action was refused. Each carries what a door needs to explain it; the words are in templates and forms."""

from dataclasses import dataclass


class Refused(Exception):
    """Nothing was written."""


@dataclass
class StepNotPossible(Refused):
    """The registration has moved on (another officer was quicker), or never stood where this step begins."""

    step: str
    status: str  # where it stands now


class Anonymised(StepNotPossible):
    """Nothing can be done any more: the retention is over, nobody is named there."""


@dataclass
class NotAllowed(Refused):
    """This person may not take this step."""

    step: str


@dataclass
class ReasonMissing(Refused):
    """The step needs a reason that the applicant will read."""

    step: str


@dataclass
class PricesChanged(Refused):
    """The catalogue moved while the form was open; the applicant is asked again. Rupiah."""

    old_total_idr: int
    new_total_idr: int


@dataclass
class ExamsGone(Refused):
    """Chosen exam types that can't be ordered any more (retired, moved, or never offered here), by page id."""

    exam_ids: tuple[int, ...]


class NothingChosen(Refused):
    """No exam type was chosen."""


@dataclass
class DayClosed(Refused):
    """No visit is possible on that day; `reason` is an Indonesian sentence."""

    reason: str


class SamePerson(Refused):
    """Who uploaded a result may not release it."""


class NumberNotTyped(Refused):
    """The PDF names neither the number nor the patient: the officer must type the registration number."""


class NoResultWaiting(Refused):
    """There is no uploaded result to release or discard, or it is another one than the officer saw."""


class AlreadyHeld(Refused):
    """A legal hold is in force already."""


class NotHeld(Refused):
    """No legal hold is in force."""
