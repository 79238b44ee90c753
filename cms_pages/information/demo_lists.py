"""Public information and internal shortcuts of the demo. Years and units are invented (*contoh*)."""

from typing import Final

from cms_pages.information.enums import PpidCategory

BERKALA, SERTA_MERTA = PpidCategory.PERIODIC, PpidCategory.IMMEDIATE
SETIAP_SAAT, DIKECUALIKAN = PpidCategory.ANYTIME, PpidCategory.EXCLUDED

OFFICE, LAB, SERVICE = (
    "Subbagian Administrasi Umum (contoh)",
    "Instalasi Laboratorium (contoh)",
    "Tim Kerja Layanan (contoh)",
)

# Category, title, year, unit, summary, and what it opens: an address of the portal or a file of the demo.
ENTRIES: Final = (
    (BERKALA, "Laporan kinerja instansi", 2025, OFFICE, "Capaian sasaran dan anggaran satu tahun.", {"file": True}),
    (BERKALA, "Laporan kinerja instansi", 2024, OFFICE, "Capaian sasaran dan anggaran satu tahun.", {"file": True}),
    (BERKALA, "Rencana kerja tahunan", 2026, OFFICE, "Kegiatan dan anggaran yang direncanakan.", {"file": True}),
    (BERKALA, "Laporan realisasi anggaran", 2025, OFFICE, "", {"file": True}),
    (BERKALA, "Profil dan struktur organisasi", 2026, OFFICE, "", {}),
    (BERKALA, "Indeks Survei Kepuasan Masyarakat", 2025, SERVICE, "Sembilan unsur menurut Permenpan RB 14/2017.", {}),
    (
        SERTA_MERTA,
        "Peringatan dini kualitas air setelah banjir",
        2026,
        LAB,
        "Anjuran merebus air minum.",
        {"file": True},
    ),
    (SERTA_MERTA, "Kewaspadaan leptospirosis musim hujan", 2025, LAB, "Gejala, pencegahan, dan tempat periksa.", {}),
    (SETIAP_SAAT, "Tarif layanan yang berlaku", 2026, SERVICE, "", {"address": "exams"}),
    (SETIAP_SAAT, "Standar pelayanan", 2026, SERVICE, "", {"address": "standards"}),
    (SETIAP_SAAT, "Maklumat pelayanan", 2026, SERVICE, "", {"address": "pledge"}),
    (SETIAP_SAAT, "Perjanjian kerja sama dengan fasilitas kesehatan", 2025, OFFICE, "", {}),
    (SETIAP_SAAT, "Daftar peralatan laboratorium", 2025, LAB, "Alat utama dan status kalibrasinya.", {}),
    (SETIAP_SAAT, "Perlindungan data pribadi", 2026, OFFICE, "", {"address": "privacy"}),
    (
        DIKECUALIKAN,
        "Rekam medis dan hasil pemeriksaan perorangan",
        2026,
        LAB,
        "Hanya untuk pasien, walinya, atau atas perintah undang-undang.",
        {"legal_basis": "UU 14/2008 pasal 17 huruf h; UU 17/2023 tentang Kesehatan"},
    ),
    (
        DIKECUALIKAN,
        "Rincian pengamanan sistem informasi",
        2026,
        OFFICE,
        "",
        {"legal_basis": "UU 14/2008 pasal 17 huruf j"},
    ),
)

# Title, where it leads, letter and colour of its icon.
INTERNAL: Final = (
    ("Daftar pemeriksaan dan tarif", {"address": "exams"}, "T", "#00695f"),
    ("Lacak pendaftaran", {"address": "tracking"}, "L", "#0b4f8a"),
    ("Standar Pelayanan", {"address": "standards"}, "S", "#1a672e"),
    ("SATUSEHAT", {"url": "https://satusehat.kemkes.go.id/"}, "SS", "#774c00"),
    ("Presensi dan kinerja pegawai (contoh)", {"url": "https://kepegawaian.example/"}, "P", "#073f3a"),
)
