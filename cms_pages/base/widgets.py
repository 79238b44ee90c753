"""Form widgets that HTML alone doesn't have."""

from datetime import date
from typing import Any

from django import forms

from cms_pages.base.formats import long_date


class PrefixInput(forms.TextInput):
    """A text input behind a fixed piece of text, such as +62. The text is decoration: it isn't sent."""

    template_name = "components/widgets/prefix_input.html"

    def __init__(self, prefix: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs)
        self.prefix = prefix

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["prefix"] = self.prefix
        return context


class DateTextInput(forms.TextInput):
    """A date as people write it (17/05/1990, 17 Mei 1990). Never ``type=date``: it shows mm/dd on many machines."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "w-short", "autocomplete": "off", **(attrs or {})})

    def format_value(self, value: Any) -> str | None:
        return long_date(value) if isinstance(value, date) else super().format_value(value)
