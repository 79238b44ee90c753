"""What the picture of a shared page shows, and under which name: a name made of what it shows, so never out of date.

A page names the picture without asking whether it is there; /berbagi/ answers with the portal's own until the worker
has drawn it (`actions`). So no page costs a query or a drawing for it, and a cached page needs no renewal.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Final

from wagtail.models import Page

from cms_pages.base.models import SiteSettings
from cms_pages.base.tree import HOME_DEPTH

# Raise it whenever the drawing changes: all pictures get new names and are drawn anew.
DESIGN: Final = 1
DIGEST_LENGTH: Final = 32
FOLDER: Final = "berbagi"
# Under static/: what is shown until a page's own picture is there.
DEFAULT_PICTURE: Final = "share.jpg"
WIDTH: Final = 1200
HEIGHT: Final = 630

SECTIONS: Final = {
    "activity_reports": "Laporan kegiatan",
    "catalogue": "Pemeriksaan dan tarif",
    "information": "Informasi",
    "news": "Berita",
    "publications": "Publikasi",
}


@dataclass(frozen=True, slots=True)
class Poster:
    """Everything that a picture depends on. `cover` is the page's own image (Wagtail's), which is then all of it."""

    title: str
    section: str
    portal: str
    institution: str
    cover: Any = None

    @property
    def digest(self) -> str:
        """32 hexadecimal digits, the same for the same picture."""
        cover = self.cover
        image = () if cover is None else (cover.pk, cover.file.name, str(cover.get_focal_point()))
        facts = (DESIGN, self.title, self.section, self.portal, self.institution, *image)
        return sha256(repr(facts).encode()).hexdigest()[:DIGEST_LENGTH]

    @property
    def path(self) -> str:
        """Where it is asked for."""
        return f"/{FOLDER}/{self.digest}.jpg"


def poster(page: Page, site: SiteSettings) -> Poster:
    """The picture of a page (of its own class)."""
    cover = getattr(page, "cover_for_sharing", lambda: None)()
    at_home = page.depth == HOME_DEPTH
    return Poster(
        title=headline(page),
        section="" if at_home else SECTIONS.get(page._meta.app_label, ""),
        portal=site.portal_name,
        institution=site.name,
        cover=cover,
    )


def service_poster(label: str, site: SiteSettings) -> Poster:
    """The picture of a service, which is a door of some app and no page."""
    return Poster(title=label, section="Layanan", portal=site.portal_name, institution=site.name)


def headline(page: Page) -> str:
    """The title as others show it; the home page is called by its welcome."""
    return str(getattr(page, "welcome", "") or page.seo_title or page.title)


def file_name(digest: str) -> str:
    """Its place in the public storage."""
    return f"{FOLDER}/{digest}.jpg"
