"""An editor submits, a moderator decides: whatever is decided leaves one line in the history, or none."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision

from cms_pages.catalogue import prices
from cms_pages.catalogue.models import ExamTypePage
from services.accounts.actions import sync_roles
from services.accounts.enums import Role
from tests.cms_pages.catalogue.editor import form_data
from tests.cms_pages.catalogue.test_ways_of_publishing import make_due, new_lines

EDITOR, MODERATOR = "Endah Editor", "Mira Moderator"


def logged_in(role: Role, name: str) -> Client:
    user = get_user_model().objects.create_user(role, full_name=name)
    user.groups.add(Group.objects.get(name=role.group_name))
    client = Client()
    client.force_login(user, backend="services.accounts.backends.StaffBackend")
    return client


@pytest.fixture
def editor(exam: ExamTypePage) -> Client:
    sync_roles()
    return logged_in(Role.EDITOR, EDITOR)


@pytest.fixture
def moderator(editor: Client) -> Client:
    return logged_in(Role.MODERATOR, MODERATOR)


def submit(client: Client, exam: ExamTypePage, **changes: Any) -> None:
    data = form_data(exam, **changes, **{"action-submit": "1"})
    assert client.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data).status_code == 302


def decide(client: Client, exam: ExamTypePage, action: str) -> int:
    state = ExamTypePage.objects.get(pk=exam.pk).current_workflow_task_state
    where = reverse("wagtailadmin_pages:workflow_action", args=[exam.pk, action, state.pk])
    return client.post(where, {"comment": "Sesuai SK."}).status_code


def test_approved(exam: ExamTypePage, editor: Client, moderator: Client) -> None:
    submit(editor, exam, price_idr=35_000)
    assert new_lines(exam) == []

    decide(moderator, exam, "approve")

    assert new_lines(exam) == [(30_000, 35_000, EDITOR, MODERATOR, "workflow")]
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 35_000


def test_rejected_mended_and_approved(exam: ExamTypePage, editor: Client, moderator: Client) -> None:
    submit(editor, exam, price_idr=350_000)
    decide(moderator, exam, "reject")
    assert (new_lines(exam), ExamTypePage.objects.get(pk=exam.pk).price_idr) == ([], 30_000)

    submit(editor, exam, price_idr=35_000)
    decide(moderator, exam, "approve")

    assert new_lines(exam) == [(30_000, 35_000, EDITOR, MODERATOR, "workflow")]


def test_moderator_mends_and_approves(exam: ExamTypePage, editor: Client, moderator: Client) -> None:
    submit(editor, exam, price_idr=350_000)
    data = form_data(exam, price_idr=35_000, **{"action-workflow-action": "1", "workflow-action-name": "approve"})

    assert moderator.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data).status_code == 302

    assert new_lines(exam) == [(30_000, 35_000, MODERATOR, MODERATOR, "workflow")]


def test_editor_does_not_approve(exam: ExamTypePage, editor: Client) -> None:
    submit(editor, exam, price_idr=35_000)
    decide(editor, exam, "approve")
    assert (new_lines(exam), ExamTypePage.objects.get(pk=exam.pk).price_idr) == ([], 30_000)


def test_approved_for_a_date(exam: ExamTypePage, editor: Client, moderator: Client) -> None:
    at = timezone.now().replace(second=0, microsecond=0) + timedelta(days=9)
    submit(editor, exam, price_idr=35_000, go_live_at=f"{timezone.localtime(at):%Y-%m-%d %H:%M}")
    assert prices.scheduled() == []

    decide(moderator, exam, "approve")
    assert [(one.price_idr, one.at, one.author_label, one.scheduled_by) for one in prices.scheduled()] == [
        (35_000, at, EDITOR, MODERATOR)
    ]
    assert new_lines(exam) == []

    make_due(Revision.objects.get(approved_go_live_at=at))
    call_command("publish_scheduled")

    assert new_lines(exam) == [(30_000, 35_000, EDITOR, MODERATOR, "schedule")]
    assert prices.scheduled() == []


def test_free_is_asked_when_submitting(exam: ExamTypePage, editor: Client) -> None:
    data = form_data(exam, price_idr=0, **{"action-submit": "1"})
    response = editor.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), data)
    assert list(response.context["form"].errors) == ["price_idr"]


def test_both_open_the_reports(exam: ExamTypePage, editor: Client, moderator: Client) -> None:
    for client in (editor, moderator):
        for name in ("catalogue_price_changes", "catalogue_scheduled_prices"):
            assert client.get(reverse(name)).status_code == 200
