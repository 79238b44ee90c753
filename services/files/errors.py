"""Why a file was refused or can't be had. `text` is Indonesian, for the field where the file was chosen."""

from typing import Final

TEXTS: Final[dict[str, str]] = {
    "empty": "Berkas ini kosong. Pilih berkas lain.",
    "too_large": "Berkas ini lebih besar dari {limit}. Perkecil, lalu unggah lagi.",
    "not_pdf": "Berkas ini bukan PDF. Simpan surat sebagai PDF, lalu unggah lagi.",
    "not_accepted": "Berkas ini bukan PDF, JPEG, atau PNG. Simpan surat sebagai PDF atau foto, lalu unggah lagi.",
    "damaged": "Berkas ini rusak atau terpotong. Simpan ulang, lalu unggah lagi.",
    "encrypted": "PDF ini dikunci kata sandi. Simpan tanpa kata sandi, lalu unggah lagi.",
    "active": "PDF ini berisi program atau lampiran. Cetak ke PDF baru, lalu unggah lagi.",
    "too_many_pages": "PDF ini lebih dari {limit} halaman. Unggah halaman yang diperlukan saja.",
    "too_heavy": "Berkas ini terlalu rumit untuk diperiksa. Cetak atau foto ulang, lalu unggah lagi.",
    "too_many_pixels": "Foto ini terlalu besar. Kecilkan ukurannya, lalu unggah lagi.",
    "not_sheet": "Berkas ini bukan spreadsheet xlsx tanpa kata sandi. Di Excel: Simpan Sebagai, pilih “Buku Kerja "
    "Excel (.xlsx)”, lalu unggah lagi.",
    "sheet_damaged": "Spreadsheet ini rusak atau terpotong. Buka dan simpan ulang sebagai .xlsx, lalu unggah lagi.",
    "sheet_empty": "Spreadsheet ini tidak berisi baris apa pun. Unduh spreadsheet baru, lalu ubah yang perlu.",
    "sheet_macros": "Spreadsheet ini berisi makro. Simpan sebagai “Buku Kerja Excel (.xlsx)” tanpa makro.",
    "sheet_links": "Spreadsheet ini mengambil data dari berkas lain. Salin isinya sebagai nilai ke spreadsheet yang "
    "diunduh dari sini.",
    "sheet_rows": "Spreadsheet ini lebih dari {limit} baris. Hapus baris yang tidak diubah, atau bagi menjadi beberapa "
    "spreadsheet.",
    "sheet_unpacked": "Isi spreadsheet ini lebih dari {limit} MB setelah dibuka. Salin barisnya ke spreadsheet yang "
    "diunduh dari sini.",
    "sheet_too_heavy": "Spreadsheet ini terlalu rumit untuk dibaca. Salin barisnya ke spreadsheet yang diunduh dari "
    "sini, lalu unggah lagi.",
    "one_file": "Pilih satu berkas saja. Gabungkan beberapa halaman menjadi satu PDF.",
    "too_many_files": "Terlalu banyak berkas diunggah dari sini. Coba lagi besok atau hubungi kami.",
    "not_kept": "Surat yang tadi Anda unggah tidak tersimpan lagi. Unggah lagi suratnya.",
    "storage_full": "Berkas belum dapat kami simpan. Pendaftaran belum terkirim. Coba lagi sebentar lagi.",
}


class FileProblem(Exception):
    """A file that can't be taken now. `code` is stable and for programs."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts

    @property
    def text(self) -> str:
        """What is wrong and how to mend it."""
        return TEXTS[self.code].format(**self.facts)


class RefusedFile(FileProblem):
    """The file itself is not acceptable."""


class StagingFull(FileProblem):
    """This visitor has uploaded as much as a visitor may."""

    def __init__(self) -> None:
        super().__init__("too_many_files")


class StorageFull(FileProblem):
    """The storage took nothing: no space, or out of reach."""

    def __init__(self) -> None:
        super().__init__("storage_full")


class DamagedFile(Exception):
    """What storage gives back is not what was put in (SHA-256 differs, or no key opens it)."""
