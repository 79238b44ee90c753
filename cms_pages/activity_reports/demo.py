"""Demo content: four activity reports with drawn patterns in place of photos."""

from typing import Final

from cms_pages.activity_reports.models import (
    ActivityFile,
    ActivityPicture,
    ActivityReportIndexPage,
    ActivityReportPage,
)
from cms_pages.base import demo_files, fixed_pages
from cms_pages.base.demo_articles import add, body

PICTURES_EACH: Final = 3
# Title, slug, place, intro, days before today, name of its file ('' for none).
REPORTS: Final = (
    (
        "Bimbingan teknis pengemasan spesimen",
        "bimbingan-pengemasan-spesimen",
        "Aula Balai Labkesmas Magelang",
        "Petugas puskesmas berlatih mengemas spesimen tiga lapis.",
        11,
        "Materi pengemasan spesimen",
    ),
    (
        "Pemeriksaan air bersih pascabanjir",
        "pemeriksaan-air-pascabanjir",
        "Kabupaten Demak",
        "Sampel air dari sumur warga diperiksa di tempat dan di laboratorium.",
        40,
        "Ringkasan hasil pemeriksaan air",
    ),
    (
        "Kunjungan siswa: sehari di laboratorium",
        "kunjungan-siswa",
        "Balai Labkesmas Magelang",
        "Siswa sekolah menengah melihat cara sampel diperiksa dari awal sampai akhir.",
        75,
        "",
    ),
    (
        "Uji profisiensi bersama laboratorium kabupaten",
        "uji-profisiensi",
        "Semarang",
        "Dua belas laboratorium membandingkan hasil pemeriksaan sampel yang sama.",
        130,
        "",
    ),
)


def load() -> None:
    """Once, into the empty list."""
    fixed_pages.create_missing()
    parent = ActivityReportIndexPage.objects.get()
    for title, slug, place, intro, days_ago, file_name in REPORTS:
        pictures = [
            ActivityPicture(
                image=demo_files.image(f"{title}, foto {number}"),
                alt_text=f"Pola contoh pengganti foto {number} kegiatan ini",
                caption=f"Foto {number} (contoh)",
                sort_order=number,
            )
            for number in range(1, PICTURES_EACH + 1)
        ]
        rows: list[object] = [*pictures]
        if file_name:
            lines = [title, place, "Dokumen contoh: isi dan angkanya bukan data sebenarnya."]
            rows.append(ActivityFile(document=demo_files.document(f"{file_name} (contoh)", lines), sort_order=0))
        page = ActivityReportPage(title=title, slug=slug, place=place, intro=intro, cover=pictures[0].image)
        page.cover_is_decoration = True
        page.body = body(("text", f"<p>{intro} Kegiatan berlangsung di {place}.</p>"))
        add(parent, page, days_ago=days_ago, rows=rows)
