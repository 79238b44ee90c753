"""What a spreadsheet would change, and what is wrong with it, told by row and column. Real xlsx files."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from cms_pages.catalogue.models import CategoryPage, ExamTypePage
from services.files.spreadsheets import read_rows
from services.price_lists import catalogue, plan, words
from services.price_lists.actions import receive
from services.price_lists.models import PriceList
from tests.cms_pages.catalogue.factories import make_category, make_exam
from tests.services.price_lists.factories import PLACES, downloaded, edited, remarks, with_cells
from tests.support.spreadsheets import xlsx

Send = Callable[..., PriceList]
PRICE = "Tarif (Rp)"
VERSION = "Versi saat diunduh"


def test_changes_old_and_new(exams: list[ExamTypePage], send: Send) -> None:
    price_list = send(**{"KD-002": {PRICE: 35_000, "Aktif": "tidak"}, "KD-003": {"Nama": "Ureum serum"}})
    assert price_list.changes == [
        {
            "row": 3,
            "page_id": exams[1].pk,
            "code": "KD-002",
            "name": "Trigliserida",
            "old": {"price_idr": 30_000, "active": True},
            "new": {"price_idr": 35_000, "active": False},
        },
        {
            "row": 4,
            "page_id": exams[2].pk,
            "code": "KD-003",
            "name": "Ureum",
            "old": {"title": "Ureum"},
            "new": {"title": "Ureum serum"},
        },
    ]
    assert price_list.may_be_applied


@pytest.mark.parametrize(
    ("heading", "value", "code", "text"),
    [
        (PRICE, None, "price_missing", "Tarif kosong. Tulis rupiah bulat, misalnya 35000."),
        (PRICE, "tiga puluh ribu", "price_text", "“tiga puluh ribu” bukan angka. Tulis rupiah bulat, misalnya 35000."),
        (PRICE, "Rp 35.000,00", "price_grouped", "“Rp 35.000,00” tertulis sebagai teks. Tulis 35000."),
        (PRICE, 35_000.5, "price_fraction", "Tarif harus rupiah bulat. Tulis 35000."),
        (PRICE, -1, "price_negative", "Tarif di bawah nol. Tulis rupiah bulat, misalnya 35000."),
        (PRICE, "-35000", "price_negative", "Tarif di bawah nol. Tulis rupiah bulat, misalnya 35000."),
        (PRICE, 100_000_001, "price_too_large", "Tarif lebih dari Rp100.000.000. Periksa banyaknya nol."),
        (PRICE, True, "price_text", "“True” bukan angka. Tulis rupiah bulat, misalnya 35000."),
        (PRICE, "=30000*1,1", "formula", "Sel ini berisi rumus =30000*1,1. Salin, lalu tempel sebagai nilai."),
        (
            "Kode",
            "KD-999",
            "code_unknown",
            (
                "Tidak ada pemeriksaan dengan kode KD-999. Betulkan kodenya. Pemeriksaan baru "
                "dibuat di editor, tidak lewat spreadsheet."
            ),
        ),
        (
            "Kode",
            "KD 1",
            "code_bad",
            "“KD 1” bukan kode. Tulis huruf, angka, dan tanda hubung, paling banyak 20, misalnya KD-003.",
        ),
        ("Kode", None, "code_missing", "Kode “Kolesterol” kosong. Tulis kode seperti di spreadsheet yang diunduh."),
        (
            "Kode",
            date(2026, 1, 2),
            "cell_date",
            "Sel ini berisi tanggal 2026-01-02 00:00:00. Ubah format sel menjadi teks, lalu tulis lagi.",
        ),
        ("Kategori", "Sihir", "category_unknown", "Tidak ada kategori “Sihir”. Tulis Kimia Darah."),
        (
            "Kategori",
            "Urine",
            "category_other",
            "Pemeriksaan ini ada di Kimia Darah. Tulis Kimia Darah; pindahkan ke “Urine” di editor.",
        ),
        ("Nama", "  ", "name_missing", "Nama kosong. Tulis nama pemeriksaan."),
        ("Nama", "x" * 256, "text_too_long", "Terlalu panjang. Paling banyak 255 huruf."),
        ("Jenis sampel", "Batu", "choice_unknown", "“Batu” tidak dikenal. Pilih salah satu: Manusia, Non Manusia."),
        ("Waktu selesai (hari kerja)", 0, "days_bad", "Tulis angka bulat 1 sampai 90."),
        ("Waktu selesai (hari kerja)", "lusa", "days_bad", "Tulis angka bulat 1 sampai 90."),
        ("Aktif", "mungkin", "choice_unknown", "“mungkin” tidak dikenal. Pilih salah satu: Ya, Tidak."),
    ],
)
def test_what_is_wrong(exams: list[ExamTypePage], send: Send, heading: str, value: Any, code: str, text: str) -> None:
    make_category("Urine")
    price_list = send(**{"KD-001": {heading: value}})
    assert remarks(price_list.problems) == [(2, heading, code)]
    assert words.remark_text(code, price_list.problems[0]["facts"]) == text
    assert (price_list.problem_count, price_list.may_be_applied) == (1, False)


def test_a_code_twice(exams: list[ExamTypePage], send: Send) -> None:
    """The row that got the wrong code is told apart from the one whose code it is."""
    wrong, twice = send(**{"KD-001": {"Kode": "kd-002"}}).problems
    assert remarks([wrong, twice]) == [(2, "Kode", "code_other"), (3, "Kode", "code_twice")]
    assert [words.remark_text(one["code"], one["facts"]) for one in (wrong, twice)] == [
        "Baris ini diunduh sebagai Kolesterol, bukan KD-002. Kembalikan kodenya menjadi KD-001.",
        "KD-002 sudah ada di baris 2. Hapus salah satu baris.",
    ]


def test_a_row_tells_all_that_is_wrong(exams: list[ExamTypePage], send: Send) -> None:
    price_list = send(**{"KD-001": {PRICE: "x", "Aktif": "y", "Jenis layanan": "z"}, "KD-002": {PRICE: 40_000}})
    assert remarks(price_list.problems) == [(2, PRICE, "price_text"), (2, "Jenis layanan", "choice_unknown")]
    assert [change["code"] for change in price_list.changes] == ["KD-002"]
    assert not price_list.may_be_applied


@pytest.mark.parametrize(
    ("value", "code"), [(0, "price_zero"), (300_000, "price_jump"), (3_000, "price_jump"), (299_999, None)]
)
def test_worth_a_second_look(exams: list[ExamTypePage], send: Send, value: int, code: str | None) -> None:
    price_list = send(**{"KD-001": {PRICE: value}})
    assert remarks(price_list.cautions) == ([(2, PRICE, code)] if code else [])
    assert all(words.remark_text(one["code"], one["facts"]) for one in price_list.cautions)
    assert price_list.may_be_applied


def test_another_name_is_worth_a_second_look(exams: list[ExamTypePage], send: Send) -> None:
    (caution,) = send(**{"KD-001": {"Nama": "Kolesterol total"}}).cautions
    assert (caution["column"], words.remark_text(caution["code"], caution["facts"])) == (
        "Nama",
        "Nama Kolesterol diganti. Pastikan kode di baris ini benar.",
    )


@pytest.mark.parametrize("value", ["35000", "35000 ", 35_000.0])
def test_a_price_all_the_same(exams: list[ExamTypePage], send: Send, value: Any) -> None:
    assert send(**{"KD-001": {PRICE: value}}).changes[0]["new"] == {"price_idr": 35_000}


def sent(editor: Any, change: Callable[[Worksheet], None]) -> PriceList:
    return receive(edited(change), name="tarif.xlsx", actor=editor, address=None)


def test_a_column_is_missing(exams: list[ExamTypePage], editor: Any) -> None:
    price_list = sent(editor, lambda sheet: sheet.delete_cols(PLACES[PRICE]))
    assert remarks(price_list.problems) == [(1, PRICE, "column_missing")]


def test_a_column_that_may_be_missing(exams: list[ExamTypePage], editor: Any) -> None:
    price_list = sent(editor, lambda sheet: sheet.delete_cols(PLACES["Metode"]))
    assert (price_list.problems, price_list.changes) == ([], [])


def test_a_column_twice_and_one_of_somebodys_own(exams: list[ExamTypePage], editor: Any) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.cell(1, 20).value, sheet.cell(1, 21).value = "TARIF  (rp)", "Catatan"

    price_list = sent(editor, change)
    assert remarks(price_list.problems) == [(1, PRICE, "column_twice")]
    assert remarks(price_list.cautions) == [(1, "Catatan", "column_ignored")]


def test_columns_in_another_order(exams: list[ExamTypePage], editor: Any) -> None:
    def change(sheet: Worksheet) -> None:
        sheet.move_range("A1:A4", cols=20)
        sheet["D2"].value = 35_000

    assert [one["new"] for one in sent(editor, change).changes] == [{"price_idr": 35_000}]


@pytest.mark.parametrize("content", [xlsx([]), xlsx([["Kode"]]), xlsx([[None]])])
def test_nothing_in_it(exams: list[ExamTypePage], editor: Any, content: bytes) -> None:
    price_list = receive(content, name="kosong.xlsx", actor=editor, address=None)
    assert price_list.problem_count > 0
    assert {one["code"] for one in price_list.problems} <= {"no_rows", "column_missing"}


def test_only_headings(exams: list[ExamTypePage], editor: Any) -> None:
    price_list = sent(editor, lambda sheet: sheet.delete_rows(2, 10))
    assert remarks(price_list.problems) == [(None, "", "no_rows")]


def test_rows_that_are_left_out_stay_as_they_are(exams: list[ExamTypePage], editor: Any) -> None:
    price_list = sent(editor, lambda sheet: sheet.delete_rows(3))
    assert (price_list.row_count, price_list.problems, price_list.changes) == (2, [], [])


def test_without_a_code_by_category_and_name(category: CategoryPage, editor: Any) -> None:
    exam = make_exam(category, "Tanpa Kode", code="")

    def change(sheet: Worksheet) -> None:
        sheet["D2"].value = 40_000

    assert [one["new"] for one in sent(editor, change).changes] == [{"price_idr": 40_000}]

    def give_code(sheet: Worksheet) -> None:
        sheet["A2"].value = "kd-009"

    price_list = sent(editor, give_code)
    assert [(one["page_id"], one["new"]) for one in price_list.changes] == [(exam.pk, {"code": "KD-009"})]


def test_work_under_way_is_named(exams: list[ExamTypePage], send: Send) -> None:
    exams[0].save_revision()
    price_list = send(**{"KD-001": {PRICE: 1_000}, "KD-002": {PRICE: 29_000}})
    assert remarks(price_list.problems) == [(2, "", "in_the_way")]
    assert words.remark_text("in_the_way", price_list.problems[0]["facts"]) == (
        "Kolesterol punya draf yang belum terbit. Selesaikan di editor, atau hapus baris ini."
    )
    # A row that changes nothing harms no draft.
    assert send(**{"KD-002": {PRICE: 29_000}}).problems == []


def test_unpublished_is_named(exams: list[ExamTypePage], editor: Any) -> None:
    content = downloaded()
    exams[0].unpublish()
    price_list = receive(content, name="tarif.xlsx", actor=editor, address=None)
    assert remarks(price_list.problems) == [(2, "Kode", "in_the_way")]


def test_a_price_that_moved_since_the_download(exams: list[ExamTypePage], editor: Any) -> None:
    """The row wasn't touched by whoever sends it, but would take somebody else's new price back."""
    content = downloaded()
    exams[0].refresh_from_db()
    exams[0].price_idr = 45_000
    exams[0].save_revision().publish()

    price_list = receive(content, name="tarif.xlsx", actor=editor, address=None)

    assert remarks(price_list.problems) == [(2, PRICE, "price_moved")]
    assert words.remark_text("price_moved", price_list.problems[0]["facts"]) == (
        "Tarif di katalog sudah berubah dari Rp30.000 menjadi Rp45.000 sejak spreadsheet ini diunduh. "
        "Unduh spreadsheet baru."
    )


@pytest.mark.parametrize("known", [30_000.0, "30000"])
def test_a_price_that_moved_however_the_other_program_wrote_the_old_one(
    exams: list[ExamTypePage], editor: Any, known: Any
) -> None:
    def rewrite(sheet: Worksheet) -> None:
        sheet.cell(2, PLACES["Tarif saat diunduh (Rp)"]).value = known

    content = edited(rewrite)
    exams[0].refresh_from_db()
    exams[0].price_idr = 45_000
    exams[0].save_revision().publish()
    price_list = receive(content, name="tarif.xlsx", actor=editor, address=None)
    assert remarks(price_list.problems) == [(2, PRICE, "price_moved")]


def test_something_else_that_moved_since_the_download(exams: list[ExamTypePage], editor: Any) -> None:
    """Nobody touched the row; it would take back the method that somebody has published meanwhile."""
    content = downloaded()
    exams[0].refresh_from_db()
    exams[0].method = "Enzimatik"
    exams[0].save_revision().publish()

    price_list = receive(content, name="tarif.xlsx", actor=editor, address=None)

    assert remarks(price_list.problems) == [(2, VERSION, "version_moved")]
    assert words.remark_text("version_moved", price_list.problems[0]["facts"]) == (
        "Kolesterol sudah diubah di katalog sejak spreadsheet ini diunduh. Unduh spreadsheet baru."
    )
    # In a file that is downloaded now, the row is as good as any.
    assert receive(downloaded(), name="tarif.xlsx", actor=editor, address=None).problems == []


@pytest.mark.parametrize(("version", "told"), [("x", "version_bad"), (-1, "version_bad"), (1.5, "version_bad")])
def test_a_version_that_is_none(send: Send, exams: list[ExamTypePage], version: Any, told: str) -> None:
    price_list = send(**{"KD-001": {PRICE: 1_000, VERSION: version}})
    assert remarks(price_list.problems) == [(2, VERSION, told)]


def test_a_file_without_versions_is_read(send: Send, exams: list[ExamTypePage]) -> None:
    assert send(**{"KD-001": {PRICE: 31_000, VERSION: None}}).change_count == 1


def test_an_example_that_is_written_is_none_any_more(category: CategoryPage, send: Send) -> None:
    make_exam(category, "Contoh", code="C-1", example_figures=["price_idr", "method"])
    change = send(**{"C-1": {PRICE: 31_000}}).changes[0]
    assert (change["old"], change["new"]) == (
        {"price_idr": 30_000, "example_figures": ["price_idr", "method"]},
        {"price_idr": 31_000, "example_figures": ["method"]},
    )
    assert words.value_words("example_figures", ["price_idr", "method"]) == "Tarif, Metode"


def test_the_same_number_of_queries_for_many(
    category: CategoryPage, editor: Any, django_assert_num_queries: Any
) -> None:
    exams = [make_exam(category, f"Periksa {number}", code=f"P-{number}") for number in range(30)]
    for count in (1, 30):
        rows = read_rows(with_cells({exam.code: {PRICE: 9_000} for exam in exams[:count]}))
        with django_assert_num_queries(5):
            assert len(plan.make(rows, catalogue.load()).changes) == count
