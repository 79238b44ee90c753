"""Demo content: six publications with small PDFs that say that they are examples."""

from typing import Final

from django.utils import timezone

from cms_pages.base import demo_files, fixed_pages
from cms_pages.base.demo_articles import add
from cms_pages.publications.enums import PublicationType
from cms_pages.publications.models import PublicationFile, PublicationIndexPage, PublicationPage

# Title, slug, type, years before this one, days before today, intro, names of its files.
PUBLICATIONS: Final = (
    (
        "Laporan Kinerja Balai Labkesmas Magelang",
        "laporan-kinerja",
        PublicationType.ANNUAL_REPORT,
        1,
        285,
        "Capaian, anggaran, dan rencana perbaikan selama setahun.",
        ("Laporan kinerja", "Ringkasan laporan kinerja"),
    ),
    (
        "Buku Saku Pengambilan Sampel Air",
        "buku-saku-sampel-air",
        PublicationType.POCKET_BOOK,
        0,
        100,
        "Langkah demi langkah mengambil, menyimpan, dan mengirim sampel air.",
        ("Buku saku sampel air",),
    ),
    (
        "Infografis: kapan harus puasa sebelum periksa darah",
        "infografis-puasa",
        PublicationType.INFOGRAPHIC,
        0,
        60,
        "Satu halaman untuk ditempel di ruang tunggu puskesmas.",
        ("Infografis puasa",),
    ),
    (
        "Buletin Kewaspadaan Dini Jawa Tengah, edisi 10",
        "buletin-edisi-10",
        PublicationType.BULLETIN,
        0,
        25,
        "Ringkasan surveilans bulanan untuk dinas kesehatan kabupaten dan kota.",
        ("Buletin edisi 10",),
    ),
    (
        "Pedoman Rujukan Spesimen",
        "pedoman-rujukan-spesimen",
        PublicationType.GUIDELINE,
        1,
        400,
        "Syarat wadah, suhu, dan waktu kirim untuk spesimen rujukan.",
        ("Pedoman rujukan spesimen",),
    ),
    (
        "Indeks Kepuasan Masyarakat triwulan III",
        "indeks-kepuasan-triwulan-iii",
        PublicationType.SURVEY,
        0,
        18,
        "Hasil survei kepuasan masyarakat menurut unsur pelayanan.",
        ("Indeks kepuasan triwulan III",),
    ),
)
EXAMPLE_LINES: Final = ["Balai Labkesmas Magelang", "Dokumen contoh: isi dan angkanya bukan data sebenarnya."]


def load() -> None:
    """Once, into the empty list."""
    fixed_pages.create_missing()
    parent = PublicationIndexPage.objects.get()
    for title, slug, kind, years_ago, days_ago, intro, names in PUBLICATIONS:
        year = timezone.localdate().year - years_ago
        page = PublicationPage(title=title, slug=slug, publication_type=kind, year=year, intro=f"{intro} (contoh)")
        if not years_ago:
            page.cover = demo_files.image(f"Sampul: {title}")
            page.cover_is_decoration = True
        files = [
            PublicationFile(document=demo_files.document(f"{name} {year} (contoh)", EXAMPLE_LINES), sort_order=order)
            for order, name in enumerate(names)
        ]
        add(parent, page, days_ago=days_ago, rows=files)
