"""Why a number stays closed."""

from dataclasses import dataclass
from datetime import datetime


class TrackingRefused(Exception):
    """The number was not opened."""


class WrongProof(TrackingRefused):
    """Unknown number or wrong proof: nobody is told which."""


@dataclass
class Locked(TrackingRefused):
    """Too many wrong proofs; no further one is looked at before `until` (aware)."""

    until: datetime
