"""What the forms of all services share: sections that may not apply, and a form that is shown again as it was typed."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.forms.utils import ErrorDict

from services.common.people.typed import visible


class SectionedForm(forms.Form):
    """A form of which parts don't apply to everybody.

    The page hides such a part, by CSS alone; here its fields are neither required nor read, whatever they hold. So a
    browser that shows everything, and a hidden field that was filled before a change of mind, both do no harm.
    """

    # Hidden fields must not hold up the browser, and our own words are better than its.
    use_required_attribute = False

    def not_asked(self) -> set[str]:
        """Names of the fields that don't apply to what was typed; their clean value is None."""
        return set()

    def typed(self, name: str) -> str:
        """The text that came for a field, before any check; '' for none or for an unbound form."""
        return str(self.data.get(self.add_prefix(name), "")) if self.is_bound else ""

    def ticked(self, name: str) -> bool:
        """Whether a checkbox came ticked, before any check."""
        if not self.is_bound:
            return False
        return bool(self.fields[name].widget.value_from_datadict(self.data, self.files, self.add_prefix(name)))

    def keep_as_typed(self) -> None:
        """Show what was typed again without checking it. Call instead of `is_valid`."""
        self._errors = ErrorDict(renderer=self.renderer)
        self.cleaned_data: dict[str, Any] = {}

    def _clean_fields(self) -> None:
        skipped = self.not_asked() & self.fields.keys()
        every = self.fields
        self.fields = {name: field for name, field in every.items() if name not in skipped}
        try:
            super()._clean_fields()  # type: ignore[misc]
        finally:
            self.fields = every
        self.cleaned_data.update(dict.fromkeys(skipped))


class DefaultChoiceField(forms.ChoiceField):
    """Radios with one chosen from the start: a missing answer is that one, an unknown answer is refused."""

    def __init__(self, *, default: str, **options: Any) -> None:
        self.default = default
        super().__init__(
            **{
                "widget": forms.RadioSelect,
                "initial": default,
                "error_messages": {"invalid_choice": "Pilih salah satu dari daftar."},
                **options,
            }
        )

    def clean(self, value: Any) -> str:
        return str(super().clean(value or self.default))


class LineField(forms.CharField):
    """One line of text, without what can't be seen; '' for none."""

    def __init__(self, *, longest: int, **options: Any) -> None:
        self.longest = longest
        super().__init__(**options)

    def to_python(self, value: Any) -> str:
        text = visible(super().to_python(value) or "")
        if len(text) > self.longest:
            raise ValidationError(
                f"Paling panjang {self.longest} huruf. Anda mengisi {len(text)}. Persingkat.", code="long"
            )
        return text


class EmailField(LineField):
    """An e-mail address; '' for none."""

    widget = forms.EmailInput
    default_validators = [EmailValidator("Alamat email ini belum lengkap. Contoh: nama@contoh.id.")]

    def __init__(self, **options: Any) -> None:
        super().__init__(longest=254, **options)
