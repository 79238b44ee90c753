"""An applicant before the form of *Perlu Perbaikan*, over HTTP."""

from typing import Any, Final

from django.test import Client

from cms_pages.catalogue.models import ExamTypePage
from services.guards.models import Counter
from services.registrations.actions import move
from services.registrations.enums import Status
from services.registrations.models import Registration
from tests.support.public_form import Answer, written
from tests.support.registrations import LABORATORY, officer, registration

REASON: Final = "Nama tidak sama dengan KTP."


def attempts() -> dict[str, int]:
    """Proofs counted so far, by what they count against."""
    counted = Counter.objects.filter(scope__startswith="tracking", count__gt=0)
    return dict(counted.values_list("scope", "count"))


class Applicant:
    """Has proved the number; the laboratory waits for a correction."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.asked = registration()
        self.cholesterol = ExamTypePage.objects.get()
        move(self.asked.pk, "request_correction", actor=officer("ratna", *LABORATORY), reason=REASON)
        self.page = f"/lacak/{self.asked.number}/"
        self.address = f"{self.page}perbaiki/"
        self.prove()

    def prove(self) -> None:
        self.client.post(self.page, {"bukti": "17/05/1990"})

    def filled(self, **fields: Any) -> dict[str, Any]:
        data = {
            "full_name": "Siti Rahmawati, S.Pd.",
            "visit_date": f"{self.asked.visit_date:%d/%m/%Y}",
            "exams": [f"{self.cholesterol.pk}:30000"],
            **fields,
        }
        return {name: value for name, value in data.items() if value is not None}

    def send(self, **fields: Any) -> Answer:
        return Answer(self.client.post(self.address, self.filled(**fields)))  # type: ignore[arg-type]

    def taken(self, **fields: Any) -> Registration:
        answer = self.send(**fields)
        assert (answer.status, answer.response["Location"]) == (302, self.page), answer.summary
        self.asked.refresh_from_db()
        assert self.asked.status == Status.SUBMITTED
        return self.asked

    def refused(self, status: int = 400, **fields: Any) -> dict[str, list[str]]:
        """Send, expect the form again with what was typed and nothing written, and give its errors."""
        before = written(), list(Registration.objects.values())
        answer = self.send(**fields)
        assert answer.status == status, answer.text[:300]
        assert (written(), list(Registration.objects.values())) == before
        assert answer.value("full_name") == self.filled(**fields).get("full_name", "")
        assert sorted(answer.summary) == sorted(text for texts in answer.errors.values() for text in texts)
        return answer.errors
