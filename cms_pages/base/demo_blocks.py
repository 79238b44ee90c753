"""Demo content: one of each block of a page's body, as an article about examining water would use them."""

from typing import Any, Final

from cms_pages.base import demo_files

# Well-formed and invented: nobody's film.
FILM: Final = "https://www.youtube.com/watch?v=labkesmas01"
WHY: Final = (
    "<p>Air yang jernih belum tentu aman diminum. Laboratorium kami memeriksa air bersih dan air minum untuk "
    "puskesmas, pengelola air, depot isi ulang, dan warga. Layanan mencakup parameter fisika, kimia, dan "
    "mikrobiologi.</p>"
)
HOW: Final = (
    "<ol><li>Buka keran, biarkan air mengalir dua menit.</li><li>Isi botol steril tanpa menyentuh bibirnya."
    "</li><li>Beri label, simpan dalam kotak pendingin.</li><li>Serahkan pada hari yang sama.</li></ol>"
)
LIMITS: Final = (
    ("Escherichia coli", "0", "0", "CFU/100 ml"),
    ("Total coliform", "0", "0", "CFU/100 ml"),
    ("Kekeruhan", "1,2", "< 3", "NTU"),
    ("Zat padat terlarut", "148", "< 300", "mg/l"),
    ("pH", "7,1", "6,5–8,5", "–"),
    ("Sisa klor bebas", "0,3", "0,2–0,5", "mg/l"),
)
QUESTIONS: Final = (
    (
        "Berapa banyak air yang perlu dibawa?",
        "<p>Untuk pemeriksaan lengkap 2 liter dalam jeriken bersih, ditambah 250 ml dalam botol steril dari kami.</p>",
    ),
    (
        "Berapa lama sampel boleh di jalan?",
        "<p>Paling lama 24 jam dalam kotak pendingin. Untuk mikrobiologi sebaiknya kurang dari 8 jam.</p>",
    ),
    (
        "Siapa yang boleh mengambil sampel?",
        "<p>Petugas puskesmas, pengelola air, atau petugas kami bila diminta lewat surat.</p>",
    ),
)


def water_body() -> list[tuple[str, Any]]:
    """Kind and value of each block, in the order of the article."""
    photos = [
        _photo("Botol sampel steril", "Pola contoh pengganti foto botol sampel", "Botol steril untuk mikrobiologi"),
        _photo("Kotak pendingin", "Pola contoh pengganti foto kotak pendingin", "Kotak pendingin menjaga 4 °C"),
        _photo("Pengukuran di lapangan", "Pola contoh pengganti foto pengukuran pH", "pH diukur di tempat"),
    ]
    return [
        ("text", WHY),
        ("heading", "Cara mengambil sampel"),
        ("text", HOW),
        ("note", {"tone": "warn", "text": "<p>Jangan membilas botol steril: isinya mengikat sisa klor.</p>"}),
        (
            "figure",
            _photo("Pengambilan sampel dari keran", "Pola contoh pengganti foto petugas mengisi botol dari keran",
                   "Air mengalir dua menit sebelum botol diisi"),
        ),
        ("gallery", {"title": "Perlengkapan pengambilan sampel", "pictures": photos}),
        ("heading", "Contoh hasil"),
        ("table", {"table": _table(), "row_headers": True, "source": "Batas: contoh, bukan salinan peraturan."}),
        (
            "quote",
            {
                "text": "Sejak diperiksa setiap tiga bulan, kami tahu kapan saringan harus diganti.",
                "who": "Sri Wahyuni",
                "role": "pengelola air desa (nama contoh)",
            },
        ),
        ("heading", "Lihat caranya"),
        (
            "video",
            {
                "url": FILM,
                "title": "Mengambil sampel air dari keran",
                "text": "Langkah demi langkah, dua menit. Alamat video ini contoh.",
            },
        ),
        ("heading", "Yang sering ditanyakan"),
        ("folds", [{"title": title, "text": text} for title, text in QUESTIONS]),
        ("heading", "Berkas dan langkah berikutnya"),
        ("file", {"document": _form().pk, "title": "Formulir pengambilan sampel air"}),
        (
            "call",
            {
                "title": "Siap memeriksakan air?",
                "text": "Lihat parameter, tarif, dan waktu selesainya.",
                "address": "exams",
                "page": None,
                "url": "",
                "go": "Lihat jenis pemeriksaan",
            },
        ),
        (
            "links",
            [
                {"title": "Kementerian Kesehatan", "text": "Kesehatan lingkungan", "address": "", "page": None,
                 "url": "https://kemkes.go.id/"},
            ],
        ),
    ]  # fmt: skip


def _photo(title: str, alt: str, caption: str) -> dict[str, Any]:
    image = demo_files.image(f"{title} (contoh)", alt)
    return {"image": {"image": image.pk, "alt_text": alt, "decorative": False}, "caption": caption}


def _table() -> dict[str, Any]:
    headings = (("text", "Parameter"), ("number", "Hasil"), ("number", "Batas"), ("text", "Satuan"))
    return {
        "caption": "Hasil pemeriksaan air minum (contoh)",
        "columns": [{"type": kind, "heading": heading} for kind, heading in headings],
        "rows": [{"values": list(row)} for row in LIMITS],
    }


def _form() -> Any:
    lines = ["Lokasi, titik, tanggal dan jam", "Nama petugas", "pH, suhu, sisa klor di tempat", "Dokumen contoh."]
    return demo_files.document("Formulir pengambilan sampel air (contoh)", lines)
