"""The menus in header and footer: addresses of the portal that answer, and pages that editors put there.

An editor's page shows under *Lainnya* and in the footer once *Tampilkan di menu* is ticked. Its query is the one that
finds the targets of a page's links (links.Links), so that a menu costs at most one query a page, often none.
"""

from dataclasses import dataclass
from typing import Final

from cms_pages.base.links import Links

# Label and key of the address. Items whose address isn't open stay out.
_HEADER: Final = (
    ("Pemeriksaan & tarif", "exams"),
    ("Lacak", "tracking"),
    ("Berita", "news"),
    ("Publikasi", "publications"),
)
_MORE: Final = (
    ("Informasi Publik", "information"),
    ("Laporan kegiatan", "reports"),
    ("Standar Pelayanan", "standards"),
    ("Maklumat Pelayanan", "pledge"),
    ("Pertanyaan umum (FAQ)", "faq"),
    ("Pengaduan", "complaints"),
)
_ABOUT: Final = (
    ("Perlindungan Data Pribadi", "privacy"),
    ("Aksesibilitas", "accessibility"),
    ("Periksa keaslian hasil", "verification"),
    ("Masuk pegawai", "login"),
)
SERVICES: Final = "/#juragan"
# The footer of the page that one is on.
HELP: Final = "#bantuan"


@dataclass(frozen=True, slots=True)
class MenuItem:
    """``url`` is a path of this site, with an anchor for a part of a page."""

    label: str
    url: str

    def is_current(self, path: str) -> bool:
        """Whether a visitor at ``path`` is on this page or below it."""
        return "#" not in self.url and path.startswith(self.url)


@dataclass(frozen=True, slots=True)
class Menus:
    """``header`` in one line; ``more`` behind *Lainnya* and as *Informasi* in the footer; ``about`` in the footer."""

    header: tuple[MenuItem, ...]
    more: tuple[MenuItem, ...]
    about: tuple[MenuItem, ...]


def menus(links: Links) -> Menus:
    """The menus as they are now. One query, or none where ``links`` have been looked up."""

    def open_ones(items: tuple[tuple[str, str], ...]) -> list[MenuItem]:
        return [MenuItem(label, links.address(key)) for label, key in items if links.address(key)]

    header = [MenuItem("Layanan", SERVICES), *open_ones(_HEADER), MenuItem("Bantuan", HELP)]
    more, about = open_ones(_MORE), open_ones(_ABOUT)
    there = {item.url for item in (*header, *more, *about)}
    chosen = [MenuItem(title, url) for title, url in links.menu_pages if url not in there]
    return Menus(tuple(header), (*more, *chosen), tuple(about))
