"""How many statements a form costs: over HTTP, with a commit, transaction control left out."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms_pages.base.models import SiteSettings
from services.registrations.models import Registration
from tests.support.public_form import FORM, Sender
from tests.support.registrations import exam

pytestmark = pytest.mark.django_db(transaction=True)

CONTROL = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
# The one statement that a visitor with a kept letter causes before our code runs; none where Redis keeps the sessions.
SESSION = 'FROM "django_session"'


def statements(captured: CaptureQueriesContext) -> list[str]:
    return [query["sql"] for query in captured.captured_queries if not query["sql"].startswith(CONTROL)]


def but_for_the_session(found: list[str]) -> list[str]:
    mine = [sql for sql in found if SESSION not in sql]
    assert len(found) - len(mine) <= 1
    return mine


@pytest.mark.parametrize("more_exams", [0, 30])
def test_the_empty_form_takes_at_most_eight(sender: Sender, more_exams: int) -> None:
    for number in range(more_exams):
        exam(f"Pemeriksaan {number}", 10_000, code=f"T-{number}")
    SiteSettings.load()  # their row is made when they are first asked for
    with CaptureQueriesContext(connection) as captured:
        sender.client.get(FORM)
    assert len(statements(captured)) <= 8, "\n".join(statements(captured))


@pytest.mark.parametrize("more_exams", [0, 30])
def test_a_whole_form_with_its_letter_takes_at_most_eleven_and_no_session(sender: Sender, more_exams: int) -> None:
    chosen = [sender.exam, *(exam(f"Pemeriksaan {number}", 10_000, code=f"T-{number}") for number in range(more_exams))]
    form = sender.filled(exams=[sender.value(each) for each in chosen])
    with CaptureQueriesContext(connection) as captured:
        answer = sender.post(form)
    assert (answer.status, dict(answer.response.cookies)) == (302, {})
    assert Registration.objects.get().items.count() == len(chosen)
    assert len(statements(captured)) <= 11, "\n".join(statements(captured))


@pytest.mark.parametrize("more_exams", [0, 30])
def test_a_whole_form_with_a_kept_letter_takes_at_most_twelve(sender: Sender, more_exams: int) -> None:
    chosen = [sender.exam, *(exam(f"Pemeriksaan {number}", 10_000, code=f"T-{number}") for number in range(more_exams))]
    kept = sender.send(full_name="").kept
    form = sender.filled(referral_kept=kept, exams=[sender.value(each) for each in chosen])
    with CaptureQueriesContext(connection) as captured:
        answer = sender.post(form)
    assert answer.status == 302
    assert Registration.objects.get().items.count() == len(chosen)
    assert len(but_for_the_session(statements(captured))) <= 12, "\n".join(statements(captured))
