"""Registrations, what was chosen in them, what happened to them, their results, and what keeps them."""

from services.registrations.models.legal_hold import LegalHold
from services.registrations.models.registration import Registration, RegistrationItem, StatusChange
from services.registrations.models.result import ResultVersion

__all__ = ["LegalHold", "Registration", "RegistrationItem", "ResultVersion", "StatusChange"]
