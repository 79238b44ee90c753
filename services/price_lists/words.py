"""What people read about a price list. Sentences with {…} take the facts of the remark."""

from collections.abc import Mapping
from typing import Any, Final

from cms_pages.base.formats import rupiah
from cms_pages.catalogue.enums import Figure, Obstacle
from cms_pages.catalogue.validators import MAX_PRICE_IDR
from services.price_lists.columns import NO, OF_FIELD, YES, Kind
from services.price_lists.enums import Caution, Problem

EMPTY: Final = "(kosong)"
MARKS: Final = "Masih contoh"

PROBLEMS: Final[dict[str, str]] = {
    Problem.COLUMN_MISSING: "Kolom ini tidak ada. Unduh spreadsheet baru, atau tulis judul kolomnya di baris pertama.",
    Problem.COLUMN_TWICE: "Kolom ini ada dua kali. Hapus salah satunya.",
    Problem.NO_ROWS: "Tidak ada satu baris pun di bawah judul kolom. Unduh spreadsheet baru, lalu ubah yang perlu.",
    Problem.CODE_MISSING: "Kode “{name}” kosong. Tulis kode seperti di spreadsheet yang diunduh.",
    Problem.CODE_UNKNOWN: "Tidak ada pemeriksaan dengan kode {typed}. Betulkan kodenya. Pemeriksaan baru dibuat di "
    "editor, tidak lewat spreadsheet.",
    Problem.CODE_TWICE: "{typed} sudah ada di baris {first}. Hapus salah satu baris.",
    Problem.CODE_BAD: "“{typed}” bukan kode. Tulis huruf, angka, dan tanda hubung, paling banyak {most}, misalnya "
    "KD-003.",
    Problem.CODE_OTHER: "Baris ini diunduh sebagai {name}, bukan {typed}. Kembalikan kodenya menjadi {right}.",
    Problem.NAME_MISSING: "Nama kosong. Tulis nama pemeriksaan.",
    Problem.CATEGORY_UNKNOWN: "Tidak ada kategori “{typed}”. Tulis {category}.",
    Problem.CATEGORY_OTHER: "Pemeriksaan ini ada di {category}. Tulis {category}; pindahkan ke “{typed}” di editor.",
    Problem.PRICE_MISSING: "Tarif kosong. Tulis rupiah bulat, misalnya 35000.",
    Problem.PRICE_TEXT: "“{typed}” bukan angka. Tulis rupiah bulat, misalnya 35000.",
    Problem.PRICE_GROUPED: "“{typed}” tertulis sebagai teks. Tulis {number}.",
    Problem.PRICE_FRACTION: "Tarif harus rupiah bulat. Tulis {number}.",
    Problem.PRICE_NEGATIVE: "Tarif di bawah nol. Tulis rupiah bulat, misalnya 35000.",
    Problem.PRICE_TOO_LARGE: f"Tarif lebih dari {rupiah(MAX_PRICE_IDR)}. Periksa banyaknya nol.",
    Problem.PRICE_MOVED: "Tarif di katalog sudah berubah dari {known} menjadi {now} sejak spreadsheet ini diunduh. "
    "Unduh spreadsheet baru.",
    Problem.VERSION_MOVED: "{name} sudah diubah di katalog sejak spreadsheet ini diunduh. Unduh spreadsheet baru.",
    Problem.VERSION_BAD: "“{typed}” bukan nomor versi. Kembalikan isinya, atau unduh spreadsheet baru.",
    Problem.DAYS_BAD: "Tulis angka bulat 1 sampai {most}.",
    Problem.CHOICE_UNKNOWN: "“{typed}” tidak dikenal. Pilih salah satu: {choices}.",
    Problem.TEXT_TOO_LONG: "Terlalu panjang. Paling banyak {most} huruf.",
    Problem.FORMULA: "Sel ini berisi rumus {typed}. Salin, lalu tempel sebagai nilai.",
    Problem.CELL_ERROR: "Sel ini berisi kesalahan {typed}. Tulis nilainya.",
    Problem.CELL_DATE: "Sel ini berisi tanggal {typed}. Ubah format sel menjadi teks, lalu tulis lagi.",
    Problem.IN_THE_WAY: "{name} {obstacle}. Selesaikan di editor, atau hapus baris ini.",
}
CAUTIONS: Final[dict[str, str]] = {
    Caution.PRICE_ZERO: "Tarif menjadi Rp0: pengunjung melihat pemeriksaan ini gratis.",
    Caution.PRICE_JUMP: "Dari {old} menjadi {new}. Periksa banyaknya nol.",
    Caution.NAME_CHANGED: "Nama {name} diganti. Pastikan kode di baris ini benar.",
    Caution.COLUMN_IGNORED: "Kolom ini tidak dikenal dan tidak dibaca.",
}
_MONEY: Final = frozenset({"old", "new", "known", "now"})


def remark_text(code: str, facts: Mapping[str, Any]) -> str:
    """The sentence of a problem or a caution."""
    shown = {name: rupiah(int(value)) if name in _MONEY else value for name, value in facts.items()}
    if "obstacle" in shown:
        shown["obstacle"] = obstacle_words(str(shown["obstacle"]))
    return (PROBLEMS.get(code) or CAUTIONS[code]).format_map(shown)


def obstacle_words(obstacle: str) -> str:
    """What is under way on an exam type, to follow its name."""
    return str(Obstacle(obstacle).label)


def field_words(field: str) -> str:
    """The heading of the column that a field has."""
    return OF_FIELD[field].heading if field in OF_FIELD else MARKS


def value_words(field: str, value: Any) -> str:
    """A field's value as people read it."""
    column = OF_FIELD.get(field)
    if column is None:
        return ", ".join(str(Figure(mark).label) for mark in value) or EMPTY
    match column.kind:
        case Kind.PRICE:
            return rupiah(int(value))
        case Kind.YES_NO:
            return YES if value else NO
        case Kind.CHOICE:
            return next((label for label, choice in column.choices if choice == value), str(value))
    return str(value) or EMPTY
