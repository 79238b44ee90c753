"""Registrations, what was chosen in them, what happened to them, and their results."""

from services.registrations.models.registration import Registration, RegistrationItem, StatusChange
from services.registrations.models.result import ResultVersion

__all__ = ["Registration", "RegistrationItem", "ResultVersion", "StatusChange"]
