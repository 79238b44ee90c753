"""The only writers of registrations and results: state, history, audit and message in one transaction."""

from services.registrations.actions.people import correct_person, reveal_person
from services.registrations.actions.results import discard_result, release_result, upload_result, withdraw_result
from services.registrations.actions.retention import anonymise, hold, lift_hold
from services.registrations.actions.steps import move, move_many
from services.registrations.actions.submission import resubmit, submit

__all__ = [
    "anonymise",
    "correct_person",
    "discard_result",
    "hold",
    "lift_hold",
    "move",
    "move_many",
    "release_result",
    "resubmit",
    "reveal_person",
    "submit",
    "upload_result",
    "withdraw_result",
]
