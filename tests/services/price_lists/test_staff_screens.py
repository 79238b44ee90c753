"""The editors' way through the screens, and what they read on it."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from services.price_lists.actions import apply_next, confirm
from services.price_lists.enums import Status
from services.price_lists.models import PriceList
from tests.cms_pages.catalogue.factories import make_exam
from tests.services.price_lists.factories import with_cells
from tests.support.spreadsheets import with_parts, xlsx

INDEX = "/admin/tarif-spreadsheet/"
PRICE = "Tarif (Rp)"


def upload(admin: Client, content: bytes, name: str = "tarif.xlsx", **options: Any) -> Any:
    return admin.post(INDEX, {"file": SimpleUploadedFile(name, content)}, **options)


def test_the_whole_way(exams: list[ExamTypePage], admin: Client) -> None:
    downloaded = admin.get(f"{INDEX}unduh/")
    assert downloaded["Content-Disposition"].startswith('attachment; filename="tarif-')
    assert load_workbook(BytesIO(downloaded.content))["Tarif"]["A2"].value == "KD-001"

    response = upload(admin, with_cells({"KD-001": {PRICE: 35_000}}), follow=True)
    price_list = PriceList.objects.get()
    where = f"{INDEX}{price_list.pk}/"
    assert response.redirect_chain == [(where, 302)]
    page = response.content.decode()
    assert "1 dari 3 baris mengubah katalog." in page
    assert "<td>Rp30.000</td><td><strong>Rp35.000</strong></td>" in page
    assert "http-equiv" not in page

    waiting = admin.post(f"{where}terapkan/", follow=True).content.decode()
    assert '<meta http-equiv="refresh" content="2">' in waiting
    assert "Menunggu giliran" in waiting

    apply_next("satu")
    done = admin.get(where).content.decode()
    assert "1 pemeriksaan diubah" in done
    assert "http-equiv" not in done
    assert ExamTypePage.objects.get(code="KD-001").price_idr == 35_000


def test_cancelled(exams: list[ExamTypePage], admin: Client, send: Callable[..., PriceList]) -> None:
    price_list = send(**{"KD-001": {PRICE: 35_000}})
    page = admin.post(f"{INDEX}{price_list.pk}/batalkan/", follow=True).content.decode()
    assert "Dibatalkan; katalog tidak berubah." in page
    again = admin.post(f"{INDEX}{price_list.pk}/terapkan/", follow=True).content.decode()
    assert "Tidak dilakukan. Status spreadsheet ini: dibatalkan." in again
    assert "Terapkan 1 perubahan" not in again


def test_what_is_wrong_is_told_and_nothing_can_be_applied(
    exams: list[ExamTypePage], admin: Client, send: Callable[..., PriceList]
) -> None:
    price_list = send(**{"KD-001": {PRICE: "35.000"}, "KD-002": {PRICE: 1}})
    page = admin.get(f"{INDEX}{price_list.pk}/").content.decode()
    assert "1 hal perlu dibetulkan." in page
    assert "“35.000” tertulis sebagai teks. Tulis 35000." in page
    assert "Terapkan" not in page
    admin.post(f"{INDEX}{price_list.pk}/terapkan/")
    price_list.refresh_from_db()
    assert price_list.status == Status.PREVIEW


def test_refused_by_name(exams: list[ExamTypePage], admin: Client, editor: Any, send: Callable[..., PriceList]) -> None:
    price_list = send(**{"KD-001": {PRICE: 35_000}})
    confirm(price_list.pk, actor=editor, address=None)
    exams[0].save_revision()
    apply_next("satu")
    page = admin.get(f"{INDEX}{price_list.pk}/").content.decode()
    assert "Tidak diterapkan; katalog tidak berubah." in page
    assert "<li>Kolesterol punya draf yang belum terbit.</li>" in page


def test_a_worker_that_isnt_there(
    exams: list[ExamTypePage], admin: Client, editor: Any, send: Callable[..., PriceList]
) -> None:
    price_list = send(**{"KD-001": {PRICE: 35_000}})
    confirm(price_list.pk, actor=editor, address=None)
    words = "Pekerja di server belum mengambilnya."
    assert words not in admin.get(f"{INDEX}{price_list.pk}/").content.decode()
    PriceList.objects.update(confirmed_at=timezone.now() - timedelta(minutes=2))
    assert words in admin.get(f"{INDEX}{price_list.pk}/").content.decode()


PLAIN = xlsx([["Kode"]])


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"", "Berkas ini kosong. Pilih berkas lain."),
        (b"Kode;Tarif\nKD-001;1\n", "Berkas ini bukan spreadsheet xlsx tanpa kata sandi."),
        (with_parts(PLAIN, {"xl/vbaProject.bin": b"x"}), "Spreadsheet ini berisi makro."),
        (b"PK\x03\x04" + b"0" * (6 * 1024 * 1024), "Berkas ini lebih besar dari 5 MB."),
        (xlsx(([f"KD-{n}"] for n in range(50_000)), write_only=True), "Spreadsheet ini lebih dari 2.000 baris."),
    ],
    ids=["empty", "csv", "macros", "large", "50,000 rows"],
)
def test_what_isnt_taken(admin: Client, content: bytes, text: str) -> None:
    response = upload(admin, content)
    assert response.status_code == 400
    assert text in response.content.decode()
    assert not PriceList.objects.exists()


def test_no_file_and_two_files(admin: Client) -> None:
    assert "Pilih spreadsheet yang akan diunggah." in admin.post(INDEX).content.decode()
    files = [SimpleUploadedFile(name, PLAIN) for name in ("a.xlsx", "b.xlsx")]
    assert "Pilih satu spreadsheet saja." in admin.post(INDEX, {"file": files}).content.decode()


def test_a_name_is_shown_and_not_obeyed(exams: list[ExamTypePage], admin: Client) -> None:
    page = upload(admin, with_cells({}), name="../<b>tarif</b>.xlsx", follow=True).content.decode()
    assert "<b>tarif</b>" not in page
    assert PriceList.objects.get().file_name == "b>.xlsx"


def queries_of(admin: Client, address: str) -> int:
    admin.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert admin.get(address).status_code == 200
    return len(queries)


def test_the_same_number_of_queries_for_many(
    category: CategoryPage, admin: Client, editor: Any, send: Callable[..., PriceList]
) -> None:
    counts = []
    for count in (1, 30):
        made = [make_exam(category, f"Periksa {count} {number}") for number in range(count)]
        price_list = send(**{exam.code: {PRICE: 9_000} for exam in made})
        for _ in range(count):
            PriceList.objects.create(
                file_name="a.xlsx", row_count=1, change_count=1, problem_count=0, uploaded_by=editor
            )
        counts.append([queries_of(admin, f"{INDEX}{path}") for path in ("", "unduh/", f"{price_list.pk}/")])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 15
