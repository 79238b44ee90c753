"""What the steps ask of officers, as clean values."""

from typing import Any, Final

from django import forms

from services.registrations.flow import Need, Step

MOST_PDF_KB: Final = 2048
MOST_IN_BULK: Final = 200

_READ_BY_APPLICANT: Final = "Pemohon membaca alasan ini di halaman pelacakan. Jangan menulis hasil pemeriksaan."
_ON_RECORD: Final = "Tercatat di jejak audit untuk seterusnya. Jangan menulis nama atau nomor identitas."


class ReasonForm(forms.Form):
    """Why. `applicant_reads` says so at the field."""

    reason = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Tulis alasannya.", "max_length": "Alasan paling panjang 1.000 huruf."},
    )

    def __init__(self, *args: Any, applicant_reads: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].help_text = _READ_BY_APPLICANT if applicant_reads else _ON_RECORD


class StepForm(ReasonForm):
    """The confirmation of a step, with a reason where the step needs one."""

    def __init__(self, *args: Any, step: Step, **kwargs: Any) -> None:
        super().__init__(*args, applicant_reads=bool(step.tells), **kwargs)
        if Need.REASON not in step.needs:
            del self.fields["reason"]


class NumberField(forms.CharField):
    """A registration number as an officer types it; whether it is the right one is the action's business."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label="Nomor pendaftaran",
            max_length=40,
            widget=forms.TextInput(
                attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
            ),
            **options,
        )


class UploadForm(forms.Form):
    """A result PDF. `number` is asked for only when the PDF names neither number nor patient."""

    file = forms.FileField(
        label="Hasil pemeriksaan (PDF)",
        help_text=f"PDF paling besar {MOST_PDF_KB} KB. Isinya dicocokkan dengan nomor dan nama pasien.",
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
        error_messages={
            "required": "Pilih berkas PDF hasil pemeriksaan.",
            "empty": "Berkas ini kosong. Pilih berkas lain.",
            "invalid": "Berkas tidak terkirim. Pilih lagi berkasnya.",
        },
    )
    number = NumberField(
        required=False,
        help_text="Hanya diisi bila diminta: ketik nomor dari lembar hasil, bukan disalin dari halaman ini.",
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_PDF_KB * 1024:
            raise forms.ValidationError(f"Berkas ini lebih besar dari {MOST_PDF_KB} KB. Perkecil, lalu unggah lagi.")
        return upload


class ReleaseForm(forms.Form):
    """The releasing officer says that this PDF is this patient's."""

    confirmed = forms.BooleanField(
        label="Saya sudah mencocokkan isi PDF dengan data pasien ini.",
        error_messages={"required": "Cocokkan isi PDF dengan data pasien, lalu centang kotak ini."},
    )
    number = NumberField(
        required=False,
        help_text="PDF tidak memuat nomor maupun nama pasien: ketik nomor pendaftaran pasien ini.",
    )

    def __init__(self, *args: Any, ask_number: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if ask_number:
            self.fields["number"].required = True
            self.fields["number"].error_messages["required"] = "Ketik nomor pendaftaran pasien ini."
        else:
            del self.fields["number"]


class BulkForm(forms.Form):
    """The rows that were ticked and the step to take. `steps` are the bulk steps that this officer may take."""

    step = forms.CharField(max_length=40)
    pilih = forms.Field(required=False, widget=forms.MultipleHiddenInput)

    def __init__(self, *args: Any, steps: dict[str, Step], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.steps = steps

    def clean_step(self) -> Step:
        step = self.steps.get(self.cleaned_data["step"])
        if step is None:
            raise forms.ValidationError("Langkah ini tidak dikenal, atau bukan hak Anda.")
        return step

    def clean_pilih(self) -> list[int]:
        """Ids, each once, in the order of the list."""
        ids = list(dict.fromkeys(self.data.getlist("pilih")))  # type: ignore[attr-defined]
        if not ids:
            raise forms.ValidationError("Centang dulu pendaftaran yang akan diproses.")
        if len(ids) > MOST_IN_BULK:
            raise forms.ValidationError(f"Paling banyak {MOST_IN_BULK} pendaftaran sekaligus.")
        if not all(each.isascii() and each.isdecimal() and len(each) < 19 for each in ids):
            raise forms.ValidationError("Pilihan tidak terbaca. Muat ulang daftar, lalu pilih lagi.")
        return [int(each) for each in ids]
