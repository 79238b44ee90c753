"""What can be wrong with a typed value, and how we say it: one code each, one Indonesian sentence or two each."""

from typing import Any, Final


class Problem(ValueError):
    """A value that can't be taken. `code` is stable and for programs; `text` is Indonesian and for people."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def text(self) -> str:
        """The sentence for this problem: what is wrong and how to mend it."""
        return problem_text(self.code, **self.facts)


TEXTS: Final[dict[str, str]] = {
    "phone_empty": "Isi nomor WhatsApp Anda.",
    "phone_characters": "Nomor WhatsApp hanya boleh berisi angka. Contoh: 0812 3456 7890.",
    "phone_short": "Nomor ini terlalu pendek. Periksa lagi, mungkin ada angka yang tertinggal.",
    "phone_long": "Nomor ini terlalu panjang. Periksa lagi, mungkin ada angka yang terketik dua kali.",
    "phone_invalid": "Nomor ini tidak dikenal. Contoh: 0812 3456 7890, atau +65 8123 4567 untuk nomor luar negeri.",
    "nik_empty": "Isi NIK, 16 angka di KTP atau Kartu Keluarga.",
    "nik_characters": "NIK hanya berisi angka. Hapus huruf atau tanda lain.",
    "nik_short": "NIK harus 16 angka. Anda baru mengisi {count} angka.",
    "nik_long": "NIK harus 16 angka. Anda mengisi {count} angka.",
    "nik_day": "Angka ke-7 sampai ke-12 pada NIK adalah tanggal lahir. Tanggal ini tidak ada. Periksa lagi NIK Anda.",
    "nik_future": "Tanggal lahir pada NIK belum tiba. Periksa lagi NIK Anda.",
    "nik_region": "Kode wilayah pada NIK ini tidak ada di daftar kami. Periksa lagi. Jika sudah sesuai KTP, lanjutkan.",
    "nik_year": "Tahun lahir pada NIK dibaca {year}. Periksa lagi. Jika sudah sesuai KTP, lanjutkan.",
    "nik_birth_date": (
        "Tanggal lahir pada NIK berbeda dengan tanggal lahir yang Anda isi. Periksa keduanya. "
        "Jika sudah sesuai KTP, lanjutkan."
    ),
    "passport_empty": "Isi nomor paspor.",
    "passport_invalid": "Nomor paspor berisi 5 sampai 9 huruf dan angka, tanpa tanda lain. Contoh: C1234567.",
    "name_empty": "Isi nama lengkap.",
    "name_long": "Nama paling panjang {limit} huruf. Anda mengisi {count}. Singkat nama tengah atau gelar.",
    "name_letters": "Nama harus berisi huruf. Tulis nama seperti di kartu identitas.",
    "name_characters": "Tanda ini tidak dapat kami simpan: {found}. Tulis nama seperti di kartu identitas.",
    "date_empty": "Isi tanggal. Contoh: 17/05/1990 atau 17 Mei 1990.",
    "date_format": "Tanggal ini tidak terbaca. Contoh: 17/05/1990 atau 17 Mei 1990.",
    "date_short_year": "Tulis tahun dengan 4 angka. Contoh: 17/05/1990.",
    "date_impossible": "Tanggal ini tidak ada di kalender. Tulis hari, bulan, lalu tahun. Contoh: 17/05/1990.",
    "date_year": "Tahun {year} tidak mungkin. Periksa lagi tahunnya.",
    "birth_date_future": "Tanggal lahir belum tiba. Periksa lagi tahunnya.",
    "birth_date_old": "Tanggal lahir ini lebih dari 130 tahun lalu. Periksa lagi tahunnya.",
}


def problem_text(code: str, **facts: Any) -> str:
    """The Indonesian sentence for a code. Raises KeyError for a code that nobody wrote a sentence for."""
    return TEXTS[code].format(**facts)
