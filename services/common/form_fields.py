"""Form fields for what people type about themselves. They say what is wrong in our words and keep what was typed."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from services.common.people import check_nik, check_passport, clean_name, parse_date, parse_phone
from services.common.problems import Problem, problem_text


class TypedField(forms.Field):
    """A text input whose value goes through one function that raises `Problem`.

    Not a CharField: that one refuses a NUL with an English sentence before our function could take it out.
    """

    empty_code: ClassVar[str]
    attributes: ClassVar[dict[str, str]] = {}

    def __init__(self, **options: Any) -> None:
        options.setdefault("widget", forms.TextInput)
        super().__init__(**{**options, "error_messages": self._messages() | options.get("error_messages", {})})

    @classmethod
    def _messages(cls) -> dict[str, str]:
        return {"required": problem_text(cls.empty_code)}

    def parse(self, text: str) -> Any:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        """The clean value, or None when nothing was typed."""
        if value is None or not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return self.parse(value)
        except Problem as problem:
            raise ValidationError(problem.text, code=problem.code) from problem

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), **self.attributes}


class PhoneField(TypedField):
    """E.164, or None."""

    empty_code = "phone_empty"
    attributes: ClassVar[dict[str, str]] = {"inputmode": "tel", "autocomplete": "tel"}

    def parse(self, text: str) -> str:
        return parse_phone(text)


class NikField(TypedField):
    """16 digits, or None. Whether it fits the birth date is asked of `check_nik` where both are known."""

    empty_code = "nik_empty"
    attributes: ClassVar[dict[str, str]] = {"inputmode": "numeric", "autocomplete": "off"}

    def parse(self, text: str) -> str:
        return check_nik(text).number


class PassportField(TypedField):
    """Letters and digits in upper case, or None."""

    empty_code = "passport_empty"
    attributes: ClassVar[dict[str, str]] = {"autocomplete": "off", "autocapitalize": "characters"}

    def parse(self, text: str) -> str:
        return check_passport(text)


class PersonNameField(TypedField):
    """A name without what can't be seen, or None."""

    empty_code = "name_empty"
    attributes: ClassVar[dict[str, str]] = {"autocomplete": "name"}

    def __init__(self, *, max_length: int = 150, **options: Any) -> None:
        self.max_length = max_length
        super().__init__(**options)

    def parse(self, text: str) -> str:
        return clean_name(text, max_length=self.max_length)


class IndonesianDateField(TypedField):
    """A date, or None. One text input; `check` may refuse the date (`check_birth_date`) by raising Problem."""

    empty_code = "date_empty"
    attributes: ClassVar[dict[str, str]] = {"inputmode": "text"}

    def __init__(self, *, check: Callable[[date], date] | None = None, **options: Any) -> None:
        self.check = check
        super().__init__(**options)

    def parse(self, text: str) -> date:
        day = parse_date(text)
        return self.check(day) if self.check else day

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value
