"""The rows of the list are written in Python: what editors type is escaped there."""

from dataclasses import replace

import pytest
from django.test import Client

from cms_pages.catalogue import queries
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from cms_pages.catalogue.templatetags.catalogue import exam_rows
from tests.cms_pages.catalogue.factories import make_exam

SCRIPT = '"><script>alert(1)</script>'


def test_row(exam: ExamTypePage) -> None:
    (one,) = queries.flat(queries.grouped())
    assert exam_rows([one]) == (
        '<ul class="list mt-3"><li class="row row--plain"><a href="/pemeriksaan/kimia-darah/kolesterol/">'
        "<b>Kolesterol</b><small>3 hari kerja</small></a>"
        '<span class="num">Rp30.000</span></li></ul>'
    )
    marked = replace(one, specimen="Darah", example_figures=("price_idr", "specimen"))
    assert exam_rows([marked], countable=True, counted=(exam.pk,)) == (
        f'<ul class="list mt-3"><li class="row"><label><input type="checkbox" name="hitung" value="{exam.pk}" '
        'data-price="30000" data-name="Kolesterol" data-days="3" data-register checked>'
        '<span class="vh">Hitung Kolesterol</span></label><a href="/pemeriksaan/kimia-darah/kolesterol/">'
        '<b>Kolesterol</b><small>Darah · 3 hari kerja <i class="example">contoh</i></small></a>'
        '<span class="num">Rp30.000 <i class="example">contoh</i></span></li></ul>'
    )


@pytest.mark.parametrize(
    "path", ["/pemeriksaan/", "/pemeriksaan/?q=%22%3E%3Cscript%3Ealert(1)", "/pemeriksaan/kimia-darah/"]
)
def test_nothing_typed_is_markup(client: Client, category: CategoryPage, path: str) -> None:
    exam = make_exam(category, f"Zat {SCRIPT}", specimen=SCRIPT, other_names=SCRIPT)
    for address in (path, f"/pemeriksaan/?sampel=non-manusia&hitung={exam.pk}"):
        assert "<script>alert" not in client.get(address).content.decode()
