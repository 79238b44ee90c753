"""manage.py import_exam_types, and the rows of its file."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cms_pages.catalogue import rows
from cms_pages.catalogue.enums import SampleType, ServiceType
from cms_pages.catalogue.models import CategoryPage, ExamTypePage, PriceChange

HEADER = "category,name,price_idr,sample_type,service_type\n"
FILE = HEADER + "Kimia Darah,Kolesterol,35000,human,both\nUrine,Urine Lengkap,20000,human,walk_in\n"


def run(path: Path, text: str, *options: str) -> tuple[str, str]:
    file = path / "tarif.csv"
    file.write_text(text, encoding="utf-8-sig")
    out, err = StringIO(), StringIO()
    call_command("import_exam_types", str(file), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_new_changed_and_again(exam: ExamTypePage, writer: object, tmp_path: Path) -> None:
    assert run(tmp_path, FILE, "--user", "penulis") == ("2 of 2 exam types were new or changed.\n", "")
    assert run(tmp_path, FILE) == ("0 of 2 exam types were new or changed.\n", "")

    lines = PriceChange.objects.order_by("pk").values_list("exam_name", "new_price_idr", "publisher_label", "how")
    assert list(lines)[1:] == [
        ("Kolesterol", 35_000, "Sari Penulis", "import"),
        ("Urine Lengkap", 20_000, "Sari Penulis", "import"),
    ]
    new = ExamTypePage.objects.get(title="Urine Lengkap")
    assert (new.live, new.working_days, new.get_parent().title) == (True, 3, "Urine")


def test_work_under_way_is_left_alone(exam: ExamTypePage, tmp_path: Path) -> None:
    exam.price_idr = 99_000
    exam.save_revision()

    out, err = run(tmp_path, FILE)

    assert out == "1 of 2 exam types were new or changed.\n"
    assert err.strip() == "Line 2: Kolesterol has a draft or a schedule; left alone."
    assert ExamTypePage.objects.get(pk=exam.pk).price_idr == 30_000


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("name,price_idr\nA,1\n", "Baris 1: kolom category, sample_type, service_type tidak ada."),
        (
            HEADER + "A,B,30.000,human,both\n",
            "Baris 2: tarif harus rupiah bulat dari 0 sampai 100000000, bukan “30.000”.",
        ),
        (
            HEADER + "A,B,100000001,human,both\n",
            "Baris 2: tarif harus rupiah bulat dari 0 sampai 100000000, bukan “100000001”.",
        ),
        (HEADER + "A,,1,human,both\n", "Baris 2: kategori dan nama harus diisi."),
        (HEADER + "A,B,1,batu,both\n", "Baris 2: jenis sampel “batu” tidak dikenal."),
        (HEADER + "A,B,1,human\n", "Baris 2: jenis layanan “” tidak dikenal."),
    ],
)
def test_a_bad_file_writes_nothing(category: CategoryPage, tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(CommandError) as refused:
        run(tmp_path, FILE + text.removeprefix(HEADER) if text.startswith(HEADER) else text)
    line = problem.replace("Baris 2", "Baris 4") if text.startswith(HEADER) else problem
    assert str(refused.value) == line
    assert not ExamTypePage.objects.exists()


def test_unknown_user(category: CategoryPage, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no user siapa"):
        run(tmp_path, FILE, "--user", "siapa")


def test_a_row() -> None:
    assert list(rows.read((HEADER + " A , B ,0,non_human,shipment\n").splitlines())) == [
        rows.ExamRow(2, "A", "B", 0, SampleType.NON_HUMAN, ServiceType.SHIPMENT)
    ]
