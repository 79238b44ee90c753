"""*Riwayat tarif*: every change, filtered by what somebody asks, and a spreadsheet that runs nothing."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from cms_pages.catalogue import actions
from cms_pages.catalogue.admin import harmless
from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from tests.cms_pages.catalogue.factories import make_exam

REPORT = "/admin/tarif/riwayat/"
HEADINGS = [
    "Pemeriksaan",
    "Kode",
    "Tarif lama (rupiah)",
    "Tarif baru (rupiah)",
    "Berlaku sejak (WIB)",
    "Ditulis",
    "Diterbitkan",
    "Cara",
]


@pytest.fixture
def changes(exam: ExamTypePage, category: CategoryPage, writer: Any, approver: Any) -> None:
    """Newest first: Ureum's first price by the approver, Kolesterol 30.000 to 35.000 by the writer, its first."""
    actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 35_000}, actor=writer)
    values = {"price_idr": 20_000, "sample_type": "human", "service_type": "both", "working_days": 1, "code": "U-1"}
    actions.save_exam_type(category=category, name="Ureum", values=values, actor=approver)


def shown(client: Client, query: str = "") -> list[tuple[str, int]]:
    response = client.get(REPORT + query)
    assert response.status_code == 200
    return [(one.exam_name, one.new_price_idr) for one in response.context["object_list"]]


UREUM, SECOND, FIRST = ("Ureum", 20_000), ("Kolesterol", 35_000), ("Kolesterol", 30_000)


@pytest.mark.usefixtures("changes")
@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", [UREUM, SECOND, FIRST]),
        ("?exam_type={exam}", [SECOND, FIRST]),
        ("?name=kolest", [SECOND, FIRST]),
        ("?name=u-1", [UREUM]),
        ("?person=budi", [UREUM]),
        ("?person=sari&name=ureum", []),
        ("?how=import", [UREUM, SECOND, FIRST]),
        ("?how=editor", []),
        ("?at_from={today}&at_to={today}", [UREUM, SECOND, FIRST]),
        ("?at_from={tomorrow}", []),
        ("?at_to={yesterday}", []),
    ],
)
def test_filters(admin: Client, exam: ExamTypePage, query: str, rows: list[tuple[str, int]]) -> None:
    today = timezone.localdate()
    days = {"today": today, "tomorrow": today + timedelta(days=1), "yesterday": today - timedelta(days=1)}
    assert shown(admin, query.format(exam=exam.pk, **days)) == rows


@pytest.mark.usefixtures("changes")
@pytest.mark.parametrize(
    "query",
    [
        "?p=0",
        "?p=-1",
        "?p=x",
        "?p=1000000000",
        "?exam_type=x",
        f"?exam_type={10**30}",
        "?name=%00",
        "?at_from=kemarin",
        "?how=sulap",
        "?export=pdf",
        "?ordering=author_id",
        f"?name={'a' * 5_000}",
        "?exam_name__regex=(((",
    ],
)
def test_odd_questions_are_answered(admin: Client, query: str) -> None:
    assert admin.get(REPORT + query).status_code == 200


@pytest.mark.usefixtures("changes")
def test_csv(admin: Client, category: CategoryPage, writer: Any) -> None:
    made = make_exam(category, "=HYPERLINK(1)", 1_000)
    response = admin.get(f"{REPORT}?export=csv")
    table = list(csv.reader(StringIO(response.getvalue().decode())))

    at = timezone.localtime(made.price_changes.get().at).replace(tzinfo=None, microsecond=0)
    assert table[0] == HEADINGS
    assert table[1] == ["'=HYPERLINK(1)", made.code, "", "1000", str(at), "", "", "Impor data"]
    assert [row[0] for row in table[2:]] == ["Ureum", "Kolesterol", "Kolesterol"]
    assert f'filename="riwayat-tarif-{timezone.localdate()}.csv"' in response.headers["Content-Disposition"]


@pytest.mark.usefixtures("changes")
def test_xlsx(admin: Client, category: CategoryPage) -> None:
    made = make_exam(category, "=1+1", 1_000)
    response = admin.get(f"{REPORT}?export=xlsx&name=1%2B1")
    sheet = load_workbook(BytesIO(response.getvalue())).active
    assert sheet is not None
    at = timezone.localtime(made.price_changes.get().at).replace(tzinfo=None, microsecond=0)

    assert [list(row) for row in sheet.iter_rows(values_only=True)] == [
        HEADINGS,
        ["'=1+1", made.code, None, 1_000, at, None, None, "Impor data"],
    ]
    assert sheet["A2"].data_type == "s"


@pytest.mark.parametrize("text", ["=1", "+62", "-1", "@SUM", "\t=1", "\r=1"])
def test_formulas_are_neutralised(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert (harmless("Kolesterol"), harmless(-1), harmless(None)) == ("Kolesterol", -1, None)


@pytest.mark.parametrize("rows", [1, 30])
def test_queries(category: CategoryPage, admin: Client, rows: int, django_assert_max_num_queries: Any) -> None:
    for number in range(rows):
        make_exam(category, f"Pemeriksaan {number}")
    admin.get(REPORT)
    with django_assert_max_num_queries(12):
        assert len(admin.get(REPORT).context["object_list"]) == rows


def test_editor_shows_ten_and_leads_to_all(exam: ExamTypePage, category: CategoryPage, admin: Client) -> None:
    for number in range(11):
        actions.save_exam_type(category=category, name=exam.title, values={"price_idr": 31_000 + number})

    html = admin.get(reverse("wagtailadmin_pages:edit", args=[exam.pk])).content.decode()

    assert html.count("<td>Impor data</td>") == 10
    assert f'<a href="{REPORT}?exam_type={exam.pk}">Lihat semua 12 perubahan</a>' in html
    assert len(shown(admin, f"?exam_type={exam.pk}")) == 12
