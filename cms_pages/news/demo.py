"""Demo content: five pieces of news. Their figures are invented, and say so."""

from typing import Final

from django.utils import timezone

from cms_pages.base import demo_files, fixed_pages
from cms_pages.base.demo_articles import add, body
from cms_pages.base.demo_blocks import water_body
from cms_pages.news.models import NewsIndexPage, NewsPage

# Title, slug, intro, paragraphs (None: one of each block), days before today, whether it has a cover.
NEWS: Final = (
    (
        "Pemeriksaan kualitas air untuk puskesmas dan pengelola air minum",
        "pemeriksaan-kualitas-air",
        "Puskesmas dan pengelola air minum dapat memeriksakan air bersih dan air minum di laboratorium kami.",
        None,
        4,
        True,
    ),
    (
        "Jadwal layanan pada libur akhir tahun",
        "jadwal-libur-akhir-tahun",
        "Loket tutup pada hari libur nasional. Hasil pemeriksaan tetap dapat diunduh dari portal.",
        (("text", "<p>Sampel yang diterima sebelum libur diperiksa sesuai waktu selesai masing-masing.</p>"),),
        7,
        False,
    ),
    (
        "Pelatihan pengambilan sampel darah untuk 34 puskesmas",
        "pelatihan-sampel-darah",
        "Peserta berlatih mengambil, memberi label, dan mengirim sampel dengan aman.",
        (
            ("text", "<p>Pelatihan berlangsung dua hari, dengan teori pada pagi hari dan praktik setelahnya.</p>"),
            ("heading", "Yang dilatih"),
            ("text", "<ul><li>Persiapan pasien</li><li>Urutan tabung</li><li>Pengemasan tiga lapis</li></ul>"),
        ),
        12,
        True,
    ),
    (
        "Nilai kepuasan masyarakat triwulan III: 89,42",
        "kepuasan-masyarakat-triwulan-iii",
        "Dihitung dari 614 jawaban. Unsur waktu pelayanan naik paling banyak.",
        (("text", "<p>Terima kasih kepada semua yang sudah menilai layanan kami.</p>"),),
        18,
        False,
    ),
    (
        "Surveilans dengue: 412 sampel diperiksa dalam sebulan",
        "surveilans-dengue",
        "Hasil dikirim ke dinas kesehatan kabupaten dan kota untuk kewaspadaan dini.",
        (("text", "<p>Pemeriksaan dilakukan bersama dinas kesehatan setempat sepanjang musim hujan.</p>"),),
        26,
        True,
    ),
)


def load() -> None:
    """Once, into the empty list."""
    fixed_pages.create_missing()
    parent = NewsIndexPage.objects.get()
    for title, slug, intro, parts, days_ago, has_cover in NEWS:
        page = NewsPage(title=title, slug=slug, intro=intro, body=body(*(water_body() if parts is None else parts)))
        if has_cover:
            page.cover = demo_files.image(f"Sampul: {title}")
            page.cover_is_decoration = True
            page.cover_caption = f"Ilustrasi contoh, {timezone.localdate().year}"
        add(parent, page, days_ago=days_ago)
