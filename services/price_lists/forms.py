"""The upload of a spreadsheet."""

from django import forms

from services.files.spreadsheets import LIMIT

ONE_FILE = "Pilih satu spreadsheet saja."


class UploadForm(forms.Form):
    """One xlsx. What is in it is found out by services.files.spreadsheets."""

    file = forms.FileField(
        label="Spreadsheet (.xlsx)",
        allow_empty_file=True,
        help_text="Paling besar 5 MB dan 2.000 baris.",
        error_messages={"required": "Pilih spreadsheet yang akan diunggah."},
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
    )

    def content(self) -> bytes:
        """What was uploaded, at most one byte more than is allowed."""
        return bytes(self.cleaned_data["file"].read(LIMIT + 1))

    def clean_file(self) -> object:
        if len(self.files.getlist("file")) > 1:
            raise forms.ValidationError(ONE_FILE, code="one_file")
        return self.cleaned_data["file"]
