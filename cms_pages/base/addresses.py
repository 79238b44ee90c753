"""The portal's own addresses, by name: what a card, the menu or a text may link to without knowing who answers there.

An address is *open* when somebody answers: a view of some app, or one of the fixed pages. Only open addresses are
linked, so the portal never leads to a 404, whatever is switched on or not built yet.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.urls import Resolver404, get_urlconf, resolve

from cms_pages.base import fixed_pages


@dataclass(frozen=True)
class Address:
    """``key`` is stored in content and never changes; ``label`` is what editors choose from."""

    key: str
    path: str
    label: str

    @property
    def slug(self) -> str:
        return self.path.strip("/").split("/")[0]


ADDRESSES: Final = (
    Address("clinic", "/registrasi-klinik/", "Registrasi Konsultasi Klinik"),
    Address("laboratory", "/registrasi-laboratorium/", "Registrasi Pemeriksaan Lab"),
    Address("tour", "/registrasi-wisata-ilmiah/", "Pendaftaran Wisata Ilmiah"),
    Address("shipment", "/registrasi-pengiriman-sampel/", "Pengiriman Sampel"),
    Address("tracking", "/lacak/", "Lacak pendaftaran"),
    Address("lost_number", "/lacak/lupa-nomor/", "Lupa nomor pendaftaran"),
    Address("verification", "/verifikasi/", "Periksa keaslian hasil"),
    Address("exams", "/pemeriksaan/", "Pemeriksaan dan tarif"),
    Address("news", "/berita/", "Berita"),
    Address("publications", "/publikasi/", "Publikasi"),
    Address("reports", "/laporan-kegiatan/", "Laporan kegiatan"),
    Address("information", "/informasi-publik/", "Informasi Publik"),
    Address("standards", "/standar-pelayanan/", "Standar Pelayanan"),
    Address("pledge", "/maklumat-pelayanan/", "Maklumat Pelayanan"),
    Address("faq", "/faq/", "Pertanyaan umum (FAQ)"),
    Address("complaints", "/pengaduan/", "Pengaduan"),
    Address("search", "/cari/", "Cari"),
    Address("privacy", "/perlindungan-data-pribadi/", "Perlindungan Data Pribadi"),
    Address("accessibility", "/aksesibilitas/", "Aksesibilitas"),
    Address("login", "/login/", "Masuk pegawai"),
)


def address_choices() -> list[tuple[str, str]]:
    """For a choice block: key and label."""
    return [(address.key, address.label) for address in ADDRESSES]


@lru_cache(maxsize=256)
def _answered_by_view(path: str, urlconf: str | None) -> bool:
    """Whether some app's view answers, rather than Wagtail's catch-all. The URL table doesn't change while we run."""
    try:
        return resolve(path, urlconf).url_name != "wagtail_serve"
    except Resolver404:
        return False


def answered_by_view(path: str) -> bool:
    """Whether an app of the portal (not a content page) answers at ``path``."""
    return _answered_by_view(path, get_urlconf())


def open_links() -> dict[str, str]:
    """Key to path of every address where somebody answers: a view, or a fixed page (which can't be taken away).

    No query: it is asked for on every page.
    """
    fixed = fixed_pages.registered()
    return {
        address.key: address.path
        for address in ADDRESSES
        if answered_by_view(address.path) or (address.slug in fixed and address.path == f"/{address.slug}/")
    }
