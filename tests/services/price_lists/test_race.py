"""Lists and workers at once, with real threads."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from cms_pages.catalogue.bulk import SET_BASED_ABOVE
from cms_pages.catalogue.models import ExamTypePage, PriceChange
from services.price_lists.actions import NotPossible, apply_next, confirm
from services.price_lists.enums import Status
from services.price_lists.models import PriceList
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.services.price_lists.factories import received

pytestmark = [pytest.mark.race, pytest.mark.django_db(transaction=True)]
PRICE = "Tarif (Rp)"
EXAMS = SET_BASED_ABOVE + 4


@pytest.fixture
def editor(db: None) -> Any:
    return get_user_model().objects.create_superuser("sari", full_name="Sari Editor")


@pytest.fixture
def exams(db: None) -> list[ExamTypePage]:
    category = make_category()
    return [make_exam(category, f"Periksa {number}", code=f"P-{number:02}") for number in range(EXAMS)]


def at_once(acts: Sequence[Callable[[], object]]) -> list[object]:
    """What each act returned or raised, all let go at the same moment."""
    gate = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        try:
            gate.wait(timeout=60)
            return act()
        except NotPossible as refused:
            return refused.status
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def lists(editor: Any, exams: list[ExamTypePage], prices: Sequence[int]) -> list[PriceList]:
    made = [received(editor, {exam.code: {PRICE: price} for exam in exams}) for price in prices]
    for price_list in made:
        confirm(price_list.pk, actor=editor, address=None)
    return made


def test_two_lists_at_once_one_wins(exams: list[ExamTypePage], editor: Any) -> None:
    made = lists(editor, exams, (35_000, 36_000))

    at_once([lambda: apply_next("satu"), lambda: apply_next("dua")])
    while apply_next("sisa"):
        pass

    states = {PriceList.objects.get(pk=one.pk).status: one.changes[0]["new"]["price_idr"] for one in made}
    assert set(states) == {Status.DONE, Status.REFUSED}
    won = states[Status.DONE]
    assert set(ExamTypePage.objects.values_list("price_idr", flat=True)) == {won}
    assert list(PriceChange.objects.filter(old_price_idr=30_000).values_list("new_price_idr", flat=True)) == (
        [won] * EXAMS
    )


def test_eight_workers_for_one_list(exams: list[ExamTypePage], editor: Any) -> None:
    lists(editor, exams, (35_000,))
    done = at_once([lambda number=number: apply_next(f"pekerja-{number}") for number in range(8)])  # type: ignore[misc]
    assert sorted(map(bool, done)) == [False] * 7 + [True]
    assert PriceChange.objects.filter(new_price_idr=35_000).count() == EXAMS


def test_confirmed_twice_at_once(exams: list[ExamTypePage], editor: Any) -> None:
    price_list = received(editor, {"P-00": {PRICE: 35_000}})
    told = at_once([lambda: confirm(price_list.pk, actor=editor, address=None).pk] * 4)
    assert sorted(map(str, told)) == sorted([str(price_list.pk), *(["queued"] * 3)])


def test_an_editor_who_publishes_meanwhile_is_never_overwritten(exams: list[ExamTypePage], editor: Any) -> None:
    """Whoever comes first: either the list is refused, or the editor's price follows the list's."""
    price_list = lists(editor, exams, (35_000,))[0]
    exam = ExamTypePage.objects.get(pk=exams[-1].pk)

    def publish() -> None:
        time.sleep(0.05)
        exam.price_idr = 45_000
        exam.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)

    at_once([publish, lambda: apply_next("satu")])

    price_list.refresh_from_db()
    history = list(exam.price_changes.order_by("pk").values_list("old_price_idr", "new_price_idr"))
    first, last = (None, 30_000), 45_000
    if price_list.status == Status.DONE:
        assert history == [first, (30_000, 35_000), (35_000, last)]
    else:
        assert (price_list.status, history) == (Status.REFUSED, [first, (30_000, last)])
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == last
