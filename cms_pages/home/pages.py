"""The home page as it is made where there is none; editors change it from there."""

from typing import Any, Final

from wagtail.models import Page

from cms_pages.base.fixed_pages import add_published
from cms_pages.home.models import HomePage
from cms_pages.information.pages import make_shortcuts

WELCOME: Final = "Daftar pemeriksaan, pantau prosesnya, dan ambil hasilnya di satu tempat. Tidak perlu membuat akun."

CARDS: Final = (
    (
        "clinic",
        "stethoscope",
        "Registrasi Konsultasi Klinik",
        "Bertemu dokter kami dan mendapat surat rujukan.",
        "Mulai daftar",
    ),
    (
        "laboratory",
        "test-tube-diagonal",
        "Registrasi Pemeriksaan Lab",
        "Sudah punya surat rujukan? Pilih pemeriksaan dan hari kunjungan.",
        "Mulai daftar",
    ),
    (
        "tour",
        "graduation-cap",
        "Pendaftaran Wisata Ilmiah",
        "Kunjungan, magang, atau penelitian bersama instansi Anda.",
        "Mulai daftar",
    ),
    (
        "shipment",
        "package",
        "Pengiriman Sampel",
        "Kirim sampel manusia, air, atau makanan dari fasilitas Anda.",
        "Mulai daftar",
    ),
    ("tracking", "search", "Lacak Pendaftaran", "Lihat tahapnya, unduh hasilnya bila sudah siap.", "Lacak"),
    ("exams", "flask-conical", "Pemeriksaan dan Tarif", "Semua jenis pemeriksaan, persiapan, dan biayanya.", "Lihat"),
)

INFORMATION: Final = (
    ("information", "Informasi publik", "Siapa kami, apa hak Anda, dan cara meminta informasi."),
    ("standards", "Standar Pelayanan", "Syarat, waktu, biaya, dan jaminan setiap layanan."),
    ("pledge", "Maklumat Pelayanan", "Janji kami kepada Anda, dan siapa yang menandatanganinya."),
    ("publications", "Publikasi", "Laporan, buku, dan pedoman."),
    ("reports", "Laporan kegiatan", "Apa yang kami kerjakan di lapangan."),
    ("privacy", "Perlindungan Data Pribadi", "Data apa yang kami simpan, untuk apa, dan berapa lama."),
    ("accessibility", "Aksesibilitas", "Cara portal ini dibuat agar dapat dipakai semua orang."),
)

COMPLAINTS: Final = (
    {"title": "Sampaikan aduan", "address": "complaints"},
    {"title": "Sampaikan lewat SP4N-LAPOR!", "url": "https://www.lapor.go.id/"},
    {"title": "Pertanyaan umum (FAQ)", "address": "faq"},
)


def _blocks(kind: str, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{"type": kind, "value": value} for value in values]


def make_home(root: Page) -> Page:
    """The home page under the root of the tree, published, with the links that it starts with."""
    make_shortcuts()
    return add_published(
        root,
        HomePage(
            title="Beranda",
            slug="beranda",
            seo_title="Beranda",
            search_description="Daftar pemeriksaan laboratorium, pantau prosesnya, dan ambil hasilnya di satu tempat.",
            welcome_text=WELCOME,
            services_text="Pilih layanan, isi formulir sekitar 5 menit, simpan nomornya.",
            services_cards=_blocks(
                "card",
                [
                    {"address": address, "icon": sign, "title": title, "text": text, "go": go}
                    for address, sign, title, text, go in CARDS
                ],
            ),
            information_text="Keterbukaan adalah bagian dari layanan kami.",
            information_links=_blocks(
                "link", [{"address": key, "title": title, "text": text} for key, title, text in INFORMATION]
            ),
            complaints_text="Ada yang tidak sesuai? Sampaikan, boleh tanpa nama. Setiap aduan kami tindak lanjuti.",
            complaints_links=_blocks("link", [dict(link) for link in COMPLAINTS]),
        ),
    )
