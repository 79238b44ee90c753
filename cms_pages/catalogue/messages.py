"""What editors are told when what they ask for would take away what they can't see."""

from collections.abc import Sequence
from typing import Final

from cms_pages.base.formats import rupiah, weekday_time
from cms_pages.catalogue.prices import ScheduledPrice

NAMED: Final = 3
IN_THE_WAY: Final = (
    "Tidak ada yang diubah, karena tindakan ini akan membatalkan tarif terjadwal: %s. "
    "Batalkan dulu jadwalnya di Laporan › Tarif terjadwal bila memang tidak berlaku lagi."
)


def schedules_in_the_way(coming: Sequence[ScheduledPrice]) -> str:
    """Names what would be lost; beyond NAMED only how many more."""
    named = [f"{one.exam_name} {rupiah(one.price_idr)} mulai {weekday_time(one.at)}" for one in coming[:NAMED]]
    more = len(coming) - NAMED
    return IN_THE_WAY % "; ".join([*named, *([f"dan {more} lainnya"] if more > 0 else [])])
