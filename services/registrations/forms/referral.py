"""*Surat Rujukan*: the referral letter, which a staged upload may stand for."""

from typing import Any, Final

from django import forms

from services.files.errors import FileProblem
from services.files.models import StagedFile
from services.registrations.forms.base import SectionedForm

MISSING: Final = "Unggah surat rujukan, sebagai PDF atau foto."


class ReferralFields(SectionedForm):
    """The letter. The view stages what came (uploads.py) and hands over what is kept, or what was wrong."""

    referral = forms.FileField(
        label="Surat Rujukan",
        help_text="PDF paling besar 2 MB (2.048 KB), atau foto JPEG atau PNG paling besar 10 MB.",
        required=False,
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png"}),
    )

    needs_referral = True

    def __init__(
        self, *args: Any, kept: StagedFile | None = None, upload_problem: FileProblem | None = None, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.kept = kept
        self.upload_problem = upload_problem
        # Wanted, so not marked as optional; that it is there is seen in clean(), since a kept file counts too.
        self.fields["referral"].required = self.needs_referral

    def not_asked(self) -> set[str]:
        # Django never reads the upload: what counts is the staged file.
        return super().not_asked() | {"referral"}

    def clean(self) -> dict[str, Any]:
        super().clean()
        if self.upload_problem is not None:
            self.add_error("referral", self.upload_problem.text)
        elif self.kept is None and self.needs_referral:
            self.add_error("referral", MISSING)
        return self.cleaned_data
