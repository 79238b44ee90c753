"""A confirmed list is applied once, all of it or none of it, whatever happens to the worker and the catalogue."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from openpyxl.worksheet.worksheet import Worksheet
from wagtail.models import PageLogEntry

from cms_pages.base.page_cache import generation
from cms_pages.catalogue import bulk
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange
from services.audit.models import AuditEntry
from services.price_lists import actions
from services.price_lists.actions import NotPossible, apply_next, cancel, confirm, forget_undecided
from services.price_lists.enums import Status
from services.price_lists.models import PriceList
from tests.cms_pages.catalogue.factories import make_exam
from tests.services.price_lists.factories import edited

Send = Callable[..., PriceList]
PRICE = "Tarif (Rp)"


def confirmed(price_list: PriceList, editor: Any) -> PriceList:
    return confirm(price_list.pk, actor=editor, address=None)


def prices() -> list[int]:
    return list(ExamTypePage.objects.order_by("pk").values_list("price_idr", flat=True))


def events(price_list: PriceList) -> list[tuple[str, str]]:
    lines = AuditEntry.objects.filter(object_type="price_lists.pricelist", object_id=str(price_list.pk))
    return list(lines.order_by("pk").values_list("event", "actor_label"))


def test_from_upload_to_the_history(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}, "KD-002": {"Aktif": "Tidak"}}), editor)
    assert (price_list.status, prices()) == (Status.QUEUED, [30_000, 30_000, 30_000])

    assert apply_next("satu") is True
    assert apply_next("satu") is False

    price_list.refresh_from_db()
    assert (price_list.status, price_list.attempts, price_list.leased_until) == (Status.DONE, 1, None)
    assert prices() == [35_000, 30_000, 30_000]
    change = PriceChange.objects.latest("pk")
    assert (change.exam_code, change.old_price_idr, change.new_price_idr) == ("KD-001", 30_000, 35_000)
    assert (change.how, change.author_id, change.publisher_label) == ("import", editor.pk, "Sari Editor")
    assert ExamTypePage.objects.get(code="KD-002").active is False
    assert events(price_list) == [
        ("price_list.received", "Sari Editor"),
        ("price_list.confirmed", "Sari Editor"),
        ("price_list.applied", "Sari Editor"),
    ]


@pytest.mark.parametrize("count", [2, bulk.SET_BASED_ABOVE + 1])
@pytest.mark.django_db(transaction=True)
def test_public_pages_are_rendered_anew(category: CategoryPage, send: Send, editor: Any, count: int) -> None:
    made = [make_exam(category, f"Periksa {number}", code=f"P-{number}") for number in range(count)]
    confirmed(send(**{exam.code: {PRICE: 1_000} for exam in made}), editor)
    before = generation.read()
    apply_next("satu")
    assert generation.read() != before
    assert PriceChange.objects.filter(new_price_idr=1_000).count() == count


@pytest.mark.parametrize("count", [2, bulk.SET_BASED_ABOVE + 1])
def test_who_sent_it_wrote_it_and_who_confirmed_it_published_it(
    category: CategoryPage, send: Send, editor: Any, count: int
) -> None:
    made = [make_exam(category, f"Periksa {number}", code=f"P-{number}") for number in range(count)]
    second = get_user_model().objects.create_user("tono", full_name="Tono Penyetuju")
    second.groups.add(*editor.groups.all())
    confirmed(send(**{exam.code: {PRICE: 1_000} for exam in made}), second)
    apply_next("satu")
    changes = PriceChange.objects.filter(new_price_idr=1_000).values_list("author_label", "publisher_label")
    assert set(changes) == {("Sari Editor", "Tono Penyetuju")}
    lines = PageLogEntry.objects.filter(page_id=made[0].pk).values_list("action", "user_id")
    assert {("wagtail.edit", editor.pk), ("wagtail.publish", second.pk)} <= set(lines)


@pytest.mark.parametrize("way", ["deleted", "inactive", "without the right"])
def test_who_confirmed_it_may_do_so_no_more(exams: list[ExamTypePage], send: Send, editor: Any, way: str) -> None:
    second = get_user_model().objects.create_user("tono", full_name="Tono Penyetuju")
    second.groups.add(*editor.groups.all())
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}}), second)
    match way:
        case "deleted":
            second.delete()
        case "inactive":
            second.is_active = False
            second.save()
        case _:
            second.groups.clear()
    apply_next("satu")
    price_list.refresh_from_db()
    assert (price_list.status, price_list.refusals, prices()[0]) == (Status.REFUSED, [], 30_000)


def test_a_price_that_changed_in_between_stops_all(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}, "KD-002": {PRICE: 36_000}}), editor)
    exams[1].refresh_from_db()
    exams[1].price_idr = 45_000
    exams[1].save_revision().publish()

    apply_next("satu")

    price_list.refresh_from_db()
    refusals = [{"page_id": exams[1].pk, "name": "Trigliserida", "obstacle": "changed"}]
    assert (price_list.status, price_list.refusals) == (Status.REFUSED, refusals)
    assert prices() == [30_000, 45_000, 30_000]
    assert events(price_list)[-1] == ("price_list.refused", "Sari Editor")


@pytest.mark.parametrize("way", ["draft", "schedule"])
def test_work_that_began_in_between_stops_all(exams: list[ExamTypePage], send: Send, editor: Any, way: str) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}, "KD-002": {PRICE: 36_000}}), editor)
    exams[1].refresh_from_db()
    if way == "schedule":
        exams[1].go_live_at = timezone.now() + timedelta(days=1)
    revision = exams[1].save_revision()
    if way == "schedule":
        revision.publish()

    apply_next("satu")

    price_list.refresh_from_db()
    expected = {"draft": "draft", "schedule": "scheduled"}[way]
    assert (price_list.status, price_list.refusals[0]["obstacle"]) == (Status.REFUSED, expected)
    assert prices() == [30_000, 30_000, 30_000]
    assert exams[1].revisions.filter(approved_go_live_at__isnull=False).exists() is (way == "schedule")


def test_a_code_that_was_given_in_between(category: CategoryPage, send: Send, editor: Any) -> None:
    make_exam(category, "Tanpa Kode", code="")

    def change(sheet: Worksheet) -> None:
        sheet["A2"].value = "KD-009"

    price_list = actions.receive(edited(change), name="a.xlsx", actor=editor, address=None)
    confirmed(price_list, editor)
    make_exam(category, "Lain", code="KD-009")

    apply_next("satu")

    price_list.refresh_from_db()
    assert (price_list.status, ExamTypePage.objects.filter(code="KD-009").count()) == (Status.REFUSED, 1)


def test_of_two_lists_for_one_price_one_wins(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    first, second = (confirmed(send(**{"KD-001": {PRICE: price}}), editor) for price in (35_000, 36_000))
    while apply_next("satu"):
        pass
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.status, second.status) == (Status.DONE, Status.REFUSED)
    assert prices()[0] == 35_000


def test_decided_once(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}}), editor)
    for act in (confirm, cancel):
        with pytest.raises(NotPossible) as refused:
            act(price_list.pk, actor=editor, address=None)
        assert refused.value.status == Status.QUEUED
    assert [event for event, _ in events(price_list)] == ["price_list.received", "price_list.confirmed"]


def test_cancelled_is_over(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    price_list = cancel(send(**{"KD-001": {PRICE: 35_000}}).pk, actor=editor, address=None)
    with pytest.raises(NotPossible):
        confirmed(price_list, editor)
    assert apply_next("satu") is False
    assert prices()[0] == 30_000


@pytest.mark.parametrize("changes", [{}, {"KD-001": {PRICE: "x"}}])
def test_nothing_to_apply_and_something_wrong(
    exams: list[ExamTypePage], send: Send, editor: Any, changes: dict[str, Any]
) -> None:
    with pytest.raises(NotPossible):
        confirmed(send(**changes), editor)


def test_a_list_whose_worker_died_is_taken_up_again(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    """Killed after it took the list: what it had written went with its transaction."""
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}}), editor)
    assert actions._claim("mati") == price_list.pk
    assert apply_next("lain") is False  # the dead one's lease still runs

    PriceList.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    assert apply_next("lain") is True

    price_list.refresh_from_db()
    assert (price_list.status, price_list.leased_by, price_list.attempts) == (Status.DONE, "lain", 2)
    assert PriceChange.objects.filter(new_price_idr=35_000).count() == 1


def test_a_worker_that_comes_back_late_writes_nothing(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}}), editor)
    actions._claim("lambat")
    PriceList.objects.update(leased_until=timezone.now() - timedelta(seconds=1))
    actions._claim("lain")

    actions._apply(price_list.pk, "lambat")

    assert prices()[0] == 30_000
    actions._apply(price_list.pk, "lain")
    assert prices()[0] == 35_000


def test_a_list_that_kills_every_worker_is_given_up(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}}), editor)
    for number in range(actions.MOST_ATTEMPTS):
        assert actions._claim(f"mati-{number}") == price_list.pk
        PriceList.objects.update(leased_until=timezone.now() - timedelta(seconds=1))

    assert apply_next("lain") is False

    price_list.refresh_from_db()
    assert price_list.status == Status.FAILED
    assert events(price_list)[-1][0] == "price_list.failed"
    assert prices()[0] == 30_000


def test_an_error_nobody_expected_leaves_it_for_the_next_try(
    exams: list[ExamTypePage], send: Send, editor: Any
) -> None:
    price_list = confirmed(send(**{"KD-001": {PRICE: 35_000}}), editor)
    PriceList.objects.update(changes=[{"broken": True}])
    for _ in range(actions.MOST_ATTEMPTS):
        with pytest.raises(KeyError):
            apply_next("satu")
    assert apply_next("satu") is False
    price_list.refresh_from_db()
    assert (price_list.status, prices()[0]) == (Status.FAILED, 30_000)


def test_old_previews_are_forgotten(exams: list[ExamTypePage], send: Send, editor: Any) -> None:
    done = confirmed(send(**{"KD-001": {PRICE: 35_000}}), editor)
    apply_next("satu")
    send(**{"KD-002": {PRICE: 35_000}})
    PriceList.objects.update(uploaded_at=timezone.now() - timedelta(days=15))
    young = send(**{"KD-002": {PRICE: 36_000}})
    assert forget_undecided() == 1
    assert set(PriceList.objects.values_list("pk", flat=True)) == {done.pk, young.pk}
