"""Message texts: one line a value, nothing missing, nothing escaped."""

from datetime import date

import pytest
from django.template import TemplateDoesNotExist

from services.notifications.rendering import MAX_VALUE, MissingValue, Rendered, render, single_line

FACTS = {
    "service": "Registrasi Pemeriksaan Lab",
    "number": "L261123-7KQ4-M9XA",
    "link": "http://portal.test/lacak/?k=a&b",
}


def test_text_and_subject_without_html_escaping() -> None:
    assert render("result_ready", FACTS) == Rendered(
        subject="Registrasi Pemeriksaan Lab: hasil dapat diunduh",
        body=(
            "*Balai Labkesmas Magelang*\n"
            "Registrasi Pemeriksaan Lab L261123-7KQ4-M9XA selesai. Hasilnya dapat diunduh.\n\n"
            "Unduh di sini:\nhttp://portal.test/lacak/?k=a&b"
        ),
        email_body="",
    )


def test_a_value_cannot_add_a_line_or_a_header() -> None:
    rendered = render("result_ready", FACTS | {"service": "Lab\r\nBcc: a@b\u2028 \u202etxet"})
    assert rendered.subject == "Lab Bcc: a@b txet: hasil dapat diunduh"
    assert rendered.body.count("\n") == render("result_ready", FACTS).body.count("\n")


def test_a_missing_value_is_a_fault_not_a_hole() -> None:
    with pytest.raises(MissingValue):
        render("result_ready", {"service": "Lab", "link": "http://portal.test"})


def test_an_unknown_template_is_a_fault() -> None:
    with pytest.raises(TemplateDoesNotExist):
        render("no_such_message", FACTS)


@pytest.mark.parametrize("value", [["a"], {"a": 1}, object(), 1.5, b"bytes"])
def test_only_plain_values_go_in(value: object) -> None:
    with pytest.raises(TypeError):
        render("result_ready", FACTS | {"extra": value})


def test_dates_numbers_and_nothing_go_in() -> None:
    assert render("result_ready", FACTS | {"day": date(2026, 11, 23), "count": 3, "none": None}).subject


def test_single_line_cuts_and_cleans() -> None:
    assert single_line("  a\x00b\tc\u200f d\n") == "a b c d"
    assert len(single_line("x" * 10_000)) == MAX_VALUE
