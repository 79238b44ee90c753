"""Whose child looks at a file: one of its own, unless letters come faster than one a second."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.files import inspection_process
from services.files.errors import RefusedFile
from services.files.inspection import inspect_letter, inspect_pdf, pdf_text
from services.files.inspection_child import LETTERS, STAYS_SECONDS
from tests.support.pdfs import pdf


@pytest.fixture(autouse=True)
def _nobody_stays() -> Iterator[None]:
    """No child of another test is left."""
    inspect_letter(pdf())
    _wait_until_it_left()
    yield
    _wait_until_it_left()


def _children() -> list[int]:
    """The children that look at files at this moment."""
    inspector = inspection_process._inspector
    assert inspector is not None
    pid = inspector._process.pid
    return [int(word) for word in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _wait_until_it_left(seconds: float = STAYS_SECONDS * 5) -> None:
    deadline = time.monotonic() + seconds
    while _children():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _child() -> int:
    (pid,) = _children()
    return pid


def test_letters_in_quick_succession_share_a_child_but_not_too_many() -> None:
    letter = pdf(pages=2)
    assert inspect_letter(letter) == 2
    first = _child()
    for _ in range(LETTERS - 2):
        assert inspect_letter(letter) == 2
    assert _child() == first
    assert inspect_letter(letter) == 2  # the last that this child takes
    assert inspect_letter(letter) == 2
    assert _child() != first


def test_a_child_waits_a_second_and_no_longer() -> None:
    inspect_letter(pdf())
    first = _child()
    _wait_until_it_left()
    inspect_letter(pdf())
    assert _child() != first


def test_after_a_letter_that_was_refused_comes_another_child() -> None:
    inspect_letter(pdf())
    first = _child()
    with pytest.raises(RefusedFile):
        inspect_letter(pdf()[:-200])
    assert inspect_letter(pdf()) == 1
    assert _child() != first


@pytest.mark.parametrize("look", [inspect_pdf, pdf_text])
def test_a_result_never_passes_through_a_child_that_saw_a_letter(look: Callable[[bytes], object]) -> None:
    inspect_letter(pdf())
    first = _child()
    assert look(pdf("Siti Rahmawati"))
    assert first not in _children()


def test_nothing_passes_through_a_child_that_saw_a_result() -> None:
    inspect_pdf(pdf())
    _wait_until_it_left(STAYS_SECONDS * 0.9)
    inspect_letter(pdf())
    first = _child()
    inspect_pdf(pdf())
    inspect_letter(pdf())
    assert _child() != first
