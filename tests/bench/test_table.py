"""The table says what was missed, and rounds nothing into a success."""

import pytest

from bench.table import Limit, Row, markdown, number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.0002344, "0.000234"),
        (0.0312, "0.0312"),
        (0.5, "0.5"),
        (4.127, "4.13"),
        (61.49, "61.5"),
        (99.96, "100"),
        (250.4, "250"),
        (2700.0, "2,700"),
        (0.00000123, "0.00000123"),
    ],
)
def test_three_figures(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("limit", "met", "words"),
    [
        (Limit("queries", 8, at_most=8), True, "≤ 8 queries"),
        (Limit("queries", 9, at_most=8), False, "≤ 8 queries"),
        (Limit("of bare", 0.5, at_least=0.5), True, "≥ 0.5 of bare"),
        (Limit("of bare", 0.4999, at_least=0.5), False, "≥ 0.5 of bare"),
    ],
)
def test_a_limit_holds_up_to_its_bound(limit: Limit, met: bool, words: str) -> None:
    assert (limit.is_met, str(limit)) == (met, words)


def test_every_limit_that_was_missed_is_named() -> None:
    rows = [
        Row("page", "4 ms", (Limit("ms", 4, at_most=5),), "900/s", 0.25),
        Row("form", "9 ms", (Limit("ms", 9.2, at_most=5), Limit("queries", 3, at_most=2), Limit("s", 1, at_most=2))),
        Row("cached page", "–", note="issue 3"),
        Row("bare", "1 ms"),
    ]
    assert markdown(rows).splitlines() == [
        "| what        | measured | bare  | ratio | target                     | met?                  |",
        "| ----------- | -------- | ----- | ----- | -------------------------- | --------------------- |",
        "| page        | 4 ms     | 900/s | 0.25  | ≤ 5 ms                     | yes                   |",
        "| form        | 9 ms     | –     | –     | ≤ 5 ms, ≤ 2 queries, ≤ 2 s | no: 9.2 ms, 3 queries |",
        "| cached page | –        | –     | –     | issue 3                    | –                     |",
        "| bare        | 1 ms     | –     | –     | –                          | –                     |",
    ]
