"""Contacts and hours of the demo. Those that the laboratory hasn't published are marked *contoh*."""

from cms_pages.base import fixed_pages
from cms_pages.base.models import SiteSettings
from cms_pages.home.models import HomePage

HOURS = "Senin–Kamis 07.30–16.00, Jumat 07.30–16.30 WIB"


def load() -> None:
    """The fixed pages, and what header and footer show."""
    fixed_pages.create_missing()
    site = SiteSettings.load()
    site.whatsapp = "0812-3456-7890 (contoh)"
    site.email = "info@labkesmas.example"
    site.opening_hours = (
        "Senin–Kamis 07.30–16.00 WIB\nJumat 07.30–16.30 WIB\nPengambilan darah sampai 11.00 WIB\n"
        "Sabtu, Minggu, dan hari libur: tutup\n(contoh)"
    )
    site.map_url = "https://www.openstreetmap.org/search?query=Borobudur%20Magelang"
    site.save()
    home = HomePage.objects.get()
    home.hours = HOURS
    home.save_revision().publish()
