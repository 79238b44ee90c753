"""Who may do what, as plain functions of a user and a registration."""

from typing import Any

from services.registrations.flow import Party, Step
from services.registrations.kinds import Kind
from services.registrations.models import Registration


def may_view(user: Any, registration: Registration) -> bool:
    """Staff with the right to this service's register."""
    return bool(user.is_active and user.has_perm(registration.kind.view_permission))


def may_take(user: Any, step: Step) -> bool:
    """Staff with the right that the step asks for."""
    return bool(user.is_active and Party.STAFF in step.by and user.has_perm(step.permission))


def may_reveal(user: Any) -> bool:
    """Staff who may open personal data, with a reason and on the record."""
    return bool(user.is_active and user.has_perm("registrations.reveal_person"))


def may_hold(user: Any) -> bool:
    """Staff who may keep personal data beyond their time (a legal hold), and let them go again."""
    return bool(user.is_active and user.has_perm("registrations.hold_person"))


def may_correct_person(user: Any, kind: Kind) -> bool:
    """Staff who mend who a patient is: they see and handle this register, and may open its personal data."""
    handle = kind.flow["request_correction"].permission
    return bool(user.is_active and user.has_perms((kind.view_permission, handle)) and may_reveal(user))


def may_register_at_desk(user: Any) -> bool:
    """Staff who register visitors at the desk."""
    return bool(user.is_active and user.has_perm("registrations.register_at_desk"))
