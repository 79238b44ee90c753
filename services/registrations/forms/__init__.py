"""What people fill in, as clean values for the actions. Forms check; they never save."""

from services.registrations.forms.laboratory import CorrectionForm, DeskForm, LaboratoryForm

__all__ = ["CorrectionForm", "DeskForm", "LaboratoryForm"]
