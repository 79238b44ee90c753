"""``{% load catalogue %}``: the rows of the list.

Written in Python for speed: with 600 exam types a template renders 6,000 variables, 60 ms of CPU; this takes 3.
"""

from collections.abc import Collection, Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from cms_pages.base.formats import rupiah
from cms_pages.catalogue.queries import ExamType

register = template.Library()

EXAMPLE = '<i class="example">contoh</i>'


@register.simple_tag
def exam_rows(exams: Iterable[ExamType], *, countable: bool = False, counted: Collection[int] = ()) -> SafeString:
    """A list of exam types. `countable`: each with a box for the bill, ticked for the page ids in `counted`."""
    rows = (_row(exam, _box(exam, exam.page_id in counted) if countable else "") for exam in exams)
    return mark_safe(f'<ul class="list mt-3">{"".join(rows)}</ul>')


@register.simple_tag
def bill_data(exam: ExamType) -> SafeString:
    """What the script needs to know of an exam type, as attributes of its box."""
    register_too = " data-register" if exam.open_to_visitors else ""
    return mark_safe(
        f'data-price="{exam.price_idr}" data-name="{escape(exam.name)}" data-days="{exam.working_days}"{register_too}'
    )


def _box(exam: ExamType, ticked: bool) -> str:
    return (
        f'<label><input type="checkbox" name="hitung" value="{exam.page_id}" {bill_data(exam)}'
        f'{" checked" if ticked else ""}><span class="vh">Hitung {escape(exam.name)}</span></label>'
    )


def _row(exam: ExamType, box: str) -> str:
    specimen = f"{escape(exam.specimen)} · " if exam.specimen else ""
    return (
        f'<li class="row{"" if box else " row--plain"}">{box}'
        f'<a href="{escape(exam.url)}"><b>{escape(exam.name)}</b>'
        f"<small>{specimen}{exam.working_days} hari kerja{_mark(exam.details_are_examples)}</small></a>"
        f'<span class="num">{rupiah(exam.price_idr)}{_mark(exam.price_is_example)}</span></li>'
    )


def _mark(shown: bool) -> str:
    return f" {EXAMPLE}" if shown else ""
