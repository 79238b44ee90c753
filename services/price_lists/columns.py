"""The columns of the spreadsheet: the same list makes the file that is downloaded and reads the one that comes back."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

from cms_pages.catalogue.enums import SampleType, ServiceType

YES, NO = "Ya", "Tidak"


class Kind(Enum):
    """How a cell is read and formatted."""

    CODE = "code"
    CATEGORY = "category"
    TEXT = "text"
    PRICE = "price"
    DAYS = "days"
    CHOICE = "choice"
    YES_NO = "yes_no"
    # What the price was when the file was downloaded: never written, only compared.
    KNOWN_PRICE = "known_price"
    # Which version of the exam type was downloaded: any later one makes the row too old to be applied.
    KNOWN_VERSION = "known_version"


@dataclass(frozen=True, slots=True)
class Column:
    """`field` is the exam type's; '' for what is only compared. `choices` maps what stands in a cell to its value.

    A column that isn't `required` may be left out of the file: then nothing of it changes.
    """

    heading: str
    kind: Kind
    field: str = ""
    width: int = 20
    required: bool = True
    choices: tuple[tuple[str, str], ...] = ()


def _choices(choices: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(label), value) for value, label in choices)


CODE: Final = Column("Kode", Kind.CODE, "code", 12)
CATEGORY: Final = Column("Kategori", Kind.CATEGORY, "", 26)
NAME: Final = Column("Nama", Kind.TEXT, "title", 36)
PRICE: Final = Column("Tarif (Rp)", Kind.PRICE, "price_idr", 14)
KNOWN_PRICE: Final = Column("Tarif saat diunduh (Rp)", Kind.KNOWN_PRICE, "", 22, required=False)
KNOWN_VERSION: Final = Column("Versi saat diunduh", Kind.KNOWN_VERSION, "", 18, required=False)

COLUMNS: Final = (
    CODE,
    CATEGORY,
    NAME,
    PRICE,
    KNOWN_PRICE,
    Column("Jenis sampel", Kind.CHOICE, "sample_type", 14, choices=_choices(SampleType.choices)),
    Column("Jenis layanan", Kind.CHOICE, "service_type", 22, choices=_choices(ServiceType.choices)),
    Column("Waktu selesai (hari kerja)", Kind.DAYS, "working_days", 24),
    Column("Aktif", Kind.YES_NO, "active", 8),
    Column("Nama lain", Kind.TEXT, "other_names", 30, required=False),
    Column("Metode", Kind.TEXT, "method", 24, required=False),
    Column("Dasar tarif", Kind.TEXT, "legal_basis", 36, required=False),
    KNOWN_VERSION,
)


def normal(text: str) -> str:
    """A heading or choice as it is compared: case and blanks don't count."""
    return " ".join(text.split()).casefold()


BY_HEADING: Final = {normal(column.heading): column for column in COLUMNS}
OF_FIELD: Final = {column.field: column for column in COLUMNS if column.field}
