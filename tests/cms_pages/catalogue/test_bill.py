"""The bill: printed on a page of its own, carried into the registration form, honest about what is gone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_category, make_exam

LIST, FORM = "/pemeriksaan/", "/registrasi-laboratorium/"


@pytest.fixture
def exams(category: CategoryPage) -> list[ExamTypePage]:
    """Two for visitors, one by shipment, one that is not offered any more."""
    return [
        make_exam(category, "Kolesterol", 30_000, working_days=2),
        make_exam(category, "Ureum", 25_000, working_days=5),
        make_exam(make_category("Kimia Air"), "Besi", 60_000, sample_type="non_human", service_type="shipment"),
        make_exam(category, "Asam Urat", 20_000, active=False),
    ]


def ticked(exams: list[ExamTypePage]) -> str:
    return "&".join(f"hitung={exam.pk}" for exam in exams)


def test_printed(client: Client, exams: list[ExamTypePage]) -> None:
    response = client.get(f"{LIST}?{ticked(exams)}&sampel=manusia&cetak=1")

    html = response.content.decode()
    bill = response.context["bill"]
    assert next(template.name for template in response.templates) == "catalogue/bill.html"
    assert (bill.total_idr, bill.working_days, bill.gone, bill.not_carried) == (115_000, 5, 1, 1)
    assert "<td>Rp115.000</td>" in html
    assert "Paling lama selesai 5 hari kerja" in html
    assert "1 pemeriksaan yang Anda pilih sedang tidak dilayani" in html
    assert f'href="{LIST}?sampel=manusia&amp;{ticked(exams).replace("&", "&amp;")}"' in html


@pytest.mark.usefixtures("exams")
def test_nothing_to_print(client: Client) -> None:
    html = client.get(f"{LIST}?cetak=1").content.decode()
    assert "Belum ada pemeriksaan yang dihitung." in html


def test_carried_over(client: Client, exams: list[ExamTypePage]) -> None:
    """Only what a visitor may register for, and what is still offered."""
    response = client.get(f"{LIST}?q=apa&{ticked(exams)}&daftar=1")

    where = urlsplit(response.headers["Location"])
    assert (response.status_code, where.path) == (302, FORM)
    assert parse_qs(where.query) == {"pemeriksaan": [str(exams[0].pk), str(exams[1].pk)]}
    html = client.get(response.headers["Location"]).content.decode()
    assert [f'value="{exam.pk}:{exam.price_idr}"' in html for exam in exams] == [True, True, False, False]
    assert html.count(" checked") >= 2


@pytest.mark.usefixtures("exams")
@pytest.mark.parametrize("query", ["daftar=1", "daftar=1&hitung=x&hitung=999999", "daftar=1&hitung=-1"])
def test_nothing_to_carry(client: Client, query: str) -> None:
    assert client.get(f"{LIST}?{query}").headers["Location"] == FORM


def test_reason_of_a_retired_exam(client: Client, category: CategoryPage) -> None:
    make_exam(category, "Kolesterol", active=False, inactive_reason="Reagen habis sampai Januari 2027.")
    html = client.get("/pemeriksaan/kimia-darah/kolesterol/").content.decode()
    assert "<b>Sedang tidak dilayani.</b> Reagen habis sampai Januari 2027.</p>" in html
    assert client.get("/pemeriksaan/kimia-darah/").context["exams"] == ()
