"""The portal's own addresses, by name: what a card, the menu or a text may link to without knowing who answers there.

An address is *open* when somebody answers: a view of some app, or a live page. Only open addresses are linked, so the
portal never leads to a 404, whatever is switched on or not built yet.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.http import HttpRequest
from django.urls import Resolver404, get_urlconf, resolve
from wagtail.models import Page

# One site, whose home page hangs under the root of the page tree: its children have the addresses /<slug>/.
HOME_DEPTH: Final = 2
ADDRESS_DEPTH: Final = 3


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


def open_links(request: HttpRequest) -> dict[str, str]:
    """Key to path of every address where somebody answers. One query a request."""
    known: dict[str, str] | None = getattr(request, "_portal_links", None)
    if known is not None:
        return known
    links = {address.key: address.path for address in ADDRESSES if answered_by_view(address.path)}
    pages = {address.slug: address for address in ADDRESSES if address.key not in links}
    live = Page.objects.live().filter(depth=ADDRESS_DEPTH, slug__in=pages).values_list("slug", flat=True)
    links |= {pages[slug].key: pages[slug].path for slug in live if pages[slug].path == f"/{slug}/"}
    request._portal_links = links  # type: ignore[attr-defined]
    return links
