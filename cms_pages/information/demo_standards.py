"""Service standards of the demo: all 14 components of UU 25/2009 art. 21. What isn't set yet is *contoh*."""

from collections.abc import Mapping
from typing import Any, Final

from cms_pages.information.enums import Component


def _paragraph(text: str) -> str:
    return f"<p>{text}</p>"


def _items(*texts: str, ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


# The same for every service.
COMMON: Final[Mapping[Component, str]] = {
    Component.COMPLAINTS: _items(
        "loket, kotak saran, telepon, dan WhatsApp yang tertulis di bagian bawah halaman ini",
        "SP4N-LAPOR! di lapor.go.id",
        "aduan dijawab paling lambat 5 hari kerja (contoh)",
    ),
    Component.LEGAL_BASIS: _items(
        "Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik",
        "Undang-Undang Nomor 17 Tahun 2023 tentang Kesehatan",
        "Peraturan Menteri PANRB Nomor 15 Tahun 2014 tentang Pedoman Standar Pelayanan",
    ),
    Component.SUPERVISION: _items(
        "pengawasan melekat oleh atasan langsung",
        "audit internal sistem mutu paling sedikit sekali setahun",
        "uji banding antarlaboratorium",
    ),
    Component.GUARANTEE: _paragraph(
        "Layanan diberikan sesuai standar ini oleh petugas yang kompeten. Bila hasil terlambat, Anda diberi tahu "
        "beserta tanggal barunya; bila keliru, pemeriksaan diulang tanpa biaya."
    ),
    Component.SAFETY: _items(
        "data pribadi dan hasil disimpan terenkripsi dan hanya dibuka bagi yang berhak",
        "alat pengambilan sampel steril dan sekali pakai",
        "jalur evakuasi, alat pemadam api, dan petugas keamanan di gedung pelayanan",
    ),
    Component.EVALUATION: _items(
        "Survei Kepuasan Masyarakat menurut Peraturan Menteri PANRB Nomor 14 Tahun 2017",
        "tinjauan manajemen setiap tahun",
        "evaluasi kinerja pegawai setiap triwulan (contoh)",
    ),
    Component.FACILITIES: _items(
        "ruang tunggu, ruang pengambilan sampel, dan toilet yang dapat dicapai kursi roda",
        "ruang laktasi dan area bermain anak (contoh)",
        "tempat parkir",
    ),
}

LABORATORY: Final[Mapping[Component, str]] = {
    Component.REQUIREMENTS: _items(
        "kartu identitas pasien: KTP, kartu keluarga, atau paspor", "surat rujukan dokter (PDF atau asli)"
    ),
    Component.PROCEDURE: _items(
        "pemohon mendaftar lewat portal atau di loket",
        "petugas memeriksa data dan surat rujukan",
        "pasien datang pada hari yang dipilih, membayar, dan diambil sampelnya",
        "sampel diperiksa, hasilnya disahkan",
        "hasil diunduh lewat portal atau diambil di loket",
        ordered=True,
    ),
    Component.DURATION: _paragraph(
        "Sesuai jenis pemeriksaan, 1 sampai 14 hari kerja sejak sampel diterima (contoh). Waktunya tertulis di halaman "
        "tiap jenis pemeriksaan."
    ),
    Component.COST: '<p>Sesuai tarif yang berlaku, lihat <a href="/pemeriksaan/">Pemeriksaan dan tarif</a>.</p>',
    Component.PRODUCT: _paragraph("Laporan hasil pemeriksaan laboratorium."),
    Component.COMPETENCE: _items(
        "dokter spesialis patologi klinik",
        "ahli teknologi laboratorium medik dengan surat tanda registrasi yang berlaku",
        "petugas pendaftaran yang terlatih dalam pelayanan prima",
    ),
    Component.STAFF: _paragraph("18 orang (contoh)."),
}

SHIPMENT: Final[Mapping[Component, str]] = {
    Component.REQUIREMENTS: _items(
        "surat pengantar dari instansi pengirim",
        "daftar identitas sampel",
        "sampel dalam wadah, suhu, dan batas waktu yang ditetapkan untuk jenis pemeriksaannya",
    ),
    Component.PROCEDURE: _items(
        "pengirim menghubungi kami dan menyiapkan sampel serta dokumennya",
        "sampel diantar atau dikirim ke alamat kami",
        "petugas memeriksa kelayakan sampel dan memberi tahu pengirim bila sampel ditolak",
        "sampel diperiksa, hasilnya disahkan dan dikirim kepada instansi pengirim",
        ordered=True,
    ),
    Component.DURATION: _paragraph("3 sampai 14 hari kerja sejak sampel diterima dalam keadaan layak (contoh)."),
    Component.COST: '<p>Sesuai tarif yang berlaku, lihat <a href="/pemeriksaan/">Pemeriksaan dan tarif</a>. Biaya '
    "kirim ditanggung pengirim.</p>",
    Component.PRODUCT: _paragraph("Laporan hasil pengujian sampel."),
    Component.COMPETENCE: _items(
        "analis kimia, mikrobiologi, dan biologi molekuler",
        "petugas penerima sampel yang terlatih menilai kelayakan sampel",
    ),
    Component.STAFF: _paragraph("12 orang (contoh)."),
}

TOUR: Final[Mapping[Component, str]] = {
    Component.REQUIREMENTS: _items("surat permohonan dari instansi", "nama penanggung jawab dan jumlah pengunjung"),
    Component.PROCEDURE: _items(
        "instansi mengirim surat permohonan",
        "petugas memeriksa jadwal dan menjawab dengan surat",
        "rombongan datang, mendapat penjelasan keselamatan, lalu dipandu",
        ordered=True,
    ),
    Component.DURATION: _paragraph(
        "Jawaban atas permohonan paling lambat 5 hari kerja; kunjungan sekitar 2 jam (contoh)."
    ),
    Component.COST: _paragraph("Kunjungan tidak dipungut biaya (contoh)."),
    Component.PRODUCT: _paragraph("Kunjungan terpandu, magang, atau izin penelitian."),
    Component.COMPETENCE: _items("pemandu yang menguasai proses laboratorium dan keselamatan kerja"),
    Component.STAFF: _paragraph("4 orang (contoh)."),
}

# Slug and fields of each page.
STANDARDS: Final[tuple[tuple[str, dict[str, Any], Mapping[Component, str]], ...]] = (
    (
        "pemeriksaan-laboratorium",
        {"title": "Pemeriksaan laboratorium", "intro": "Pemeriksaan sampel manusia bagi pasien yang datang sendiri."},
        LABORATORY,
    ),
    (
        "pengujian-sampel-kiriman",
        {"title": "Pengujian sampel kiriman", "intro": "Sampel manusia, air, makanan, dan lingkungan dari instansi."},
        SHIPMENT,
    ),
    (
        "wisata-ilmiah",
        {"title": "Wisata ilmiah", "intro": "Kunjungan, magang, dan penelitian di laboratorium kami."},
        TOUR,
    ),
)
