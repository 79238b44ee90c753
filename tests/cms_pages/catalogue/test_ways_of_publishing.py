"""Whatever the way in which a new price is published, the history gains exactly one line, with who and how."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from cms_pages.catalogue import actions
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from tests.cms_pages.catalogue.editor import form_data
from tests.cms_pages.catalogue.factories import make_exam

WRITER, APPROVER, NOBODY = "Sari Penulis", "Budi Penyetuju", ""


def new_lines(exam: ExamTypePage) -> list[tuple[int | None, int, str, str, str]]:
    """Old price, new price, author, publisher and way of all changes after the first."""
    lines = PriceChange.objects.filter(exam_type_id=exam.pk).order_by("pk")[1:]
    return [(one.old_price_idr, one.new_price_idr, one.author_label, one.publisher_label, one.how) for one in lines]


def draft(exam: ExamTypePage, price_idr: int, user: Any = None) -> Revision:
    exam.refresh_from_db()
    exam.price_idr = price_idr
    return exam.save_revision(user=user, log_action=True)


def post(client: Client, exam: ExamTypePage, **changes: Any) -> None:
    response = client.post(reverse("wagtailadmin_pages:edit", args=[exam.pk]), form_data(exam, **changes))
    assert response.status_code == 302, response.context["form"].errors


def test_editor(exam: ExamTypePage, admin: Client) -> None:
    before = timezone.now()
    post(admin, exam, price_idr=35_000, **{"action-publish": "1"})

    assert new_lines(exam) == [(30_000, 35_000, WRITER, WRITER, "editor")]
    assert before < PriceChange.objects.latest("pk").at < timezone.now()


def test_workflow(exam: ExamTypePage, writer: Any, approver: Any) -> None:
    workflow, task = Workflow.objects.create(name="Persetujuan"), GroupApprovalTask.objects.create(name="Setuju")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    draft(exam, 35_000, writer)
    state = workflow.start(exam, writer)
    assert new_lines(exam) == []

    state.current_task_state.approve(user=approver)

    assert new_lines(exam) == [(30_000, 35_000, WRITER, APPROVER, "workflow")]


def test_schedule(exam: ExamTypePage, writer: Any, approver: Any) -> None:
    exam.go_live_at = timezone.now() + timedelta(days=1)
    exam.price_idr = 35_000
    revision = exam.save_revision(user=writer)
    revision.publish(user=approver)
    assert new_lines(exam) == []

    make_due(revision)
    call_command("publish_scheduled")

    assert new_lines(exam) == [(30_000, 35_000, WRITER, APPROVER, "schedule")]


def make_due(revision: Revision) -> None:
    """A day goes by."""
    past = timezone.now() - timedelta(minutes=1)
    content = {**revision.content, "go_live_at": past.isoformat()}
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past, content=content)


def test_first_publication_by_schedule(category: CategoryPage, writer: Any) -> None:
    """`page_published` fires when a new page is only scheduled: no price is valid then."""
    exam = ExamTypePage(
        title="Baru", price_idr=10_000, sample_type="human", service_type="both", working_days=1, live=False
    )
    category.add_child(instance=exam)
    exam.go_live_at = timezone.now() + timedelta(days=1)
    revision = exam.save_revision(user=writer)
    revision.publish(user=writer)
    assert not exam.price_changes.exists()

    make_due(revision)
    call_command("publish_scheduled")

    assert [(one.old_price_idr, one.new_price_idr, one.how) for one in exam.price_changes.all()] == [
        (None, 10_000, "schedule")
    ]


def test_revert(exam: ExamTypePage, admin: Client, approver: Any) -> None:
    old = exam.revisions.latest("pk")
    draft(exam, 35_000, approver).publish(user=approver)

    exam.refresh_from_db()
    where = reverse("wagtailadmin_pages:revisions_revert", args=[exam.pk, old.pk])
    assert admin.get(where).context["form"]["price_idr"].value() == 30_000
    data = form_data(exam, price_idr=30_000, **{"action-publish": "1"})
    assert admin.post(where, data).status_code == 302

    assert new_lines(exam) == [
        (30_000, 35_000, APPROVER, NOBODY, "program"),
        (35_000, 30_000, WRITER, WRITER, "revert"),
    ]


def test_import(exam: ExamTypePage, category: CategoryPage, writer: Any) -> None:
    for _ in range(2):
        actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 35_000}, actor=writer)

    assert new_lines(exam) == [(30_000, 35_000, WRITER, WRITER, "import")]


def test_bulk(exam: ExamTypePage, category: CategoryPage, admin: Client, approver: Any) -> None:
    other = make_exam(category, "Ureum", 20_000)
    draft(exam, 35_000, approver)
    draft(other, 25_000, approver)

    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert admin.post(f"{where}?id={exam.pk}&id={other.pk}", {"include_descendants": ""}).status_code == 302

    assert new_lines(exam) == [(30_000, 35_000, APPROVER, WRITER, "bulk")]
    assert new_lines(other) == [(20_000, 25_000, APPROVER, WRITER, "bulk")]


def test_bulk_from_the_category(exam: ExamTypePage, category: CategoryPage, admin: Client) -> None:
    """Publishing a category with its drafts publishes exam types that nobody ticked."""
    exam.unpublish()
    draft(exam, 35_000)

    where = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    admin.post(f"{where}?id={category.pk}", {"include_descendants": "on"})

    assert new_lines(exam) == [(30_000, 35_000, NOBODY, WRITER, "bulk")]


def test_revision_published_by_a_program(exam: ExamTypePage, writer: Any) -> None:
    draft(exam, 35_000, writer).publish()

    assert new_lines(exam) == [(30_000, 35_000, WRITER, NOBODY, "program")]


def test_copy_that_goes_live_at_once(exam: ExamTypePage, admin: Client) -> None:
    response = admin.post(
        reverse("wagtailadmin_pages:copy", args=[exam.pk]),
        {
            "new_title": "Kolesterol HDL",
            "new_slug": "hdl",
            "new_parent_page": exam.get_parent().pk,
            "publish_copies": "on",
        },
    )
    assert response.status_code == 302

    copied = ExamTypePage.objects.get(slug="hdl")
    lines = [(one.old_price_idr, one.new_price_idr, one.publisher_label, one.how) for one in copied.price_changes.all()]
    assert (copied.live, copied.code, lines) == (True, "", [(None, 30_000, WRITER, "copy")])
    assert new_lines(exam) == []


def test_alias_that_follows(exam: ExamTypePage, writer: Any) -> None:
    """The alias shows the new price, and the change stands in the history once: the alias has no price of its own."""
    alias = exam.create_alias(update_slug="kolesterol-alias")
    draft(exam, 35_000, writer).publish(user=writer)

    assert ExamTypePage.objects.get(pk=alias.pk).price_idr == 35_000
    assert new_lines(exam) == [(30_000, 35_000, WRITER, NOBODY, "program")]
    assert not PriceChange.objects.filter(exam_type_id=alias.pk).exists()


@pytest.mark.parametrize("times", [1, 3])
def test_publishing_again_without_a_new_price(exam: ExamTypePage, times: int) -> None:
    for number in range(times):
        exam.method = f"Metode {number}"
        exam.save_revision().publish()

    assert new_lines(exam) == []
