"""What editors read beside the fields of the home page."""

from typing import Final

TAB: Final = "Nama yang tampil di deretan tab beranda."
TEXT: Final = "Satu atau dua kalimat di atas kartu atau tautan. Boleh kosong."

HELP: Final[dict[str, str]] = {
    "welcome": "Judul besar di bagian atas beranda.",
    "welcome_text": "Satu kalimat di bawahnya. Boleh kosong.",
    "hours": "Satu baris, misalnya: Senin–Jumat 07.30–14.00 WIB.",
    "services_tab": TAB,
    "services_title": "Judul di atas kartu layanan.",
    "services_text": TEXT,
    "services_cards": "Satu kartu satu layanan; kartu tanpa tujuan yang tersedia tidak tampil.",
    "information_tab": TAB,
    "information_text": TEXT,
    "information_links": "Tautan yang tujuannya tidak tersedia tidak tampil.",
    "complaints_tab": TAB,
    "complaints_text": TEXT,
    "links_tab": TAB,
}
