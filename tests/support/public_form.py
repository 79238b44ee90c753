"""The laboratory's public form as a browser sends it, and what came back."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.utils import timezone

from cms_pages.catalogue.models import ExamTypePage
from services.audit.models import AuditEntry
from services.files.models import StoredFile
from services.notifications.models import Message
from services.registrations.forms import LaboratoryForm
from services.registrations.forms.referral import MISSING
from services.registrations.models import Registration, RegistrationItem, StatusChange
from tests.support.pdfs import pdf
from tests.support.registrations import NIK, exam, open_day

FORM: Final = "/registrasi-laboratorium/"


def letter(content: bytes | None = None, name: str = "rujukan.pdf") -> SimpleUploadedFile:
    """An upload; a real PDF when no content is given. What the browser calls its type is nobody's business."""
    content = pdf("Surat rujukan") if content is None else content
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def freeze(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    """Let it be this moment for everything that asks Django for the time; sessions and signatures go on ageing."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


def written() -> dict[str, int]:
    """How many rows there are of everything that a registration writes."""
    return {
        "registrations": Registration.objects.count(),
        "items": RegistrationItem.objects.count(),
        "history": StatusChange.objects.count(),
        "files": StoredFile.objects.count(),
        "audit": AuditEntry.objects.filter(event__startswith="registration.").count(),
        "messages": Message.objects.count(),
    }


NOTHING: Final = dict.fromkeys(("registrations", "items", "history", "files", "audit", "messages"), 0)


@contextmanager
def write_lock_held() -> Iterator[None]:
    """Somebody else holds SQLite's one write lock, and this connection waits for it a moment only."""
    holder = sqlite3.connect(str(connection.settings_dict["NAME"]), isolation_level=None)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 50")
    holder.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        holder.execute("ROLLBACK")
        holder.close()
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 20000")


@dataclass
class Answer:
    """A page that came back."""

    response: HttpResponse

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def form(self) -> Any:
        return self.response.context["form"]  # type: ignore[attr-defined]

    @property
    def errors(self) -> dict[str, list[str]]:
        """Sentences by field, as the form has them; ``__all__`` are those of no field."""
        return {name: [str(text) for text in texts] for name, texts in self.form.errors.items()}

    @property
    def summary(self) -> list[str]:
        """The lines of the summary on top, or its one sentence."""
        box = self.page.select_one(".summary")
        return [_text(line) for line in box.select("li") or box.select("p")] if box else []

    @property
    def at_fields(self) -> list[str]:
        """Every sentence that stands at a field, in the order of the page."""
        return [_text(line).removeprefix("Salah: ") for line in self.page.select(".err > span")]

    def value(self, name: str) -> str:
        """What a text input holds now."""
        box = self.page.select_one(f'input[name="{name}"]')
        assert box is not None, name
        return str(box.get("value") or "")

    def ticked(self, name: str) -> list[str]:
        """The values of the ticked boxes or the chosen radio of this name."""
        return [str(box["value"]) for box in self.page.select(f'input[name="{name}"]') if box.has_attr("checked")]

    @property
    def kept(self) -> str:
        """The token of the letter that the page keeps; '' for none."""
        box = self.page.select_one('input[name="referral_kept"]')
        return str(box["value"]) if box else ""

    @property
    def text(self) -> str:
        return _text(self.page)


def _text(tag: Tag) -> str:
    return " ".join(tag.get_text().split())


@dataclass
class Sender:
    """A visitor with one exam type in front of them. Each `send` opens the form anew unless a token is given."""

    client: Client
    exam: ExamTypePage = field(default_factory=exam)

    def open(self) -> LaboratoryForm:
        form = self.client.get(FORM).context["form"]
        assert isinstance(form, LaboratoryForm)
        return form

    def filled(self, **fields: Any) -> dict[str, Any]:
        """A whole form that would be taken, with a fresh token; None takes a field away."""
        data = {
            "for_whom": "self",
            "full_name": "Siti Rahmawati",
            "identity_type": "nik",
            "nik": NIK,
            "birth_date": "17/05/1990",
            "phone": "0812 3456 7890",
            "email": "siti@example.test",
            "exams": [self.value()],
            "consent": "on",
            **fields,
        }
        if "visit_date" not in data:
            data["visit_date"] = f"{open_day():%d/%m/%Y}"
        if "form_token" not in data:
            data["form_token"] = self.open().token_to_show
        if "referral" not in data and not data.get("referral_kept"):
            data["referral"] = letter()
        return {name: value for name, value in data.items() if value is not None}

    def value(self, chosen: ExamTypePage | None = None) -> str:
        """The value of an exam type's box at its present price."""
        chosen = chosen or self.exam
        return f"{chosen.pk}:{chosen.price_idr}"

    def send(self, **fields: Any) -> Answer:
        return self.post(self.filled(**fields))

    def post(self, data: dict[str, Any], **extra: Any) -> Answer:
        return Answer(self.client.post(FORM, data, **extra))  # type: ignore[arg-type]

    def refused(self, **fields: Any) -> dict[str, list[str]]:
        """Send, expect the form again with nothing written, and give its errors by field.

        Without a letter, unless the test is about one: looking into a PDF takes longer than all the rest. The error
        that this makes is expected and left out.
        """
        has_letter = "referral" in fields or "referral_kept" in fields
        before = written()
        answer = self.send(**fields if has_letter else {**fields, "referral": None})
        assert answer.status == 400, answer.text[:500]
        assert written() == before
        texts = [text for texts in answer.errors.values() for text in texts]
        assert sorted(answer.summary) == sorted(texts)
        assert sorted(answer.at_fields) == sorted(
            text for name, texts in answer.errors.items() if name != "__all__" for text in texts
        )
        errors = answer.errors
        if not has_letter:
            assert errors.pop("referral") == [MISSING]
        return errors

    def taken(self, **fields: Any) -> Registration:
        """Send, expect the way to the receipt, and give what was made."""
        answer = self.send(**fields)
        assert answer.status == 302, answer.summary
        return Registration.objects.latest("pk")
