"""Every text in templates/messages: it fills, fits, and says nothing that a message must not say."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from services.notifications.rendering import render

FOLDER = Path(settings.BASE_DIR) / "templates" / "messages"
TEMPLATES = sorted(path.stem for path in FOLDER.glob("*.txt") if "." not in path.stem and path.stem[0] != "_")
REASON = "Kolesterol tidak tertulis pada surat rujukan"
CONTEXT = {
    "service": "Registrasi Pemeriksaan Lab",
    "number": "L261123-7KQ4-M9XA",
    "link": "http://portal.test/lacak/L261123-7KQ4-M9XA/?k=abc",
    "status": "Selesai",
    "visit_date": date(2026, 11, 23),
    "promised_on": date(2026, 11, 30),
    "reason": REASON,
    "time": "Senin, 23 November 2026 pukul 14.30 WIB",
    "actor": "Admin Laboratorium",
    "count": 12,
    "name": "labadmin",
    "person": "labadmin",
    "officer": "labadmin",
    "limit": 10,
    "months": 6,
    "oldest": "Profil",
}
TO_APPLICANTS = [
    name for name in TEMPLATES if name.startswith(("registration_", "correction_", "specimen_", "result_"))
]


@pytest.mark.parametrize("template", TEMPLATES)
def test_it_fills(template: str) -> None:
    rendered = render(template, CONTEXT)
    assert rendered.subject
    assert rendered.body
    assert len(rendered.body) < 1000


@pytest.mark.parametrize("template", TO_APPLICANTS)
def test_it_says_number_service_and_link_and_no_reason(template: str) -> None:
    rendered = render(template, CONTEXT)
    for told in ("number", "service", "link"):
        assert str(CONTEXT[told]) in rendered.body
    assert "Kolesterol" not in rendered.body + rendered.subject + rendered.email_body


def test_the_subject_never_holds_the_number() -> None:
    assert [name for name in TEMPLATES if CONTEXT["number"] in render(name, CONTEXT).subject] == []  # type: ignore[operator]
