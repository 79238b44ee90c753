"""The one page that has to be there."""

from wagtail.models import Page

from cms_pages.catalogue.models import CataloguePage
from cms_pages.catalogue.queries import CATALOGUE_SLUG

TITLE = "Pemeriksaan dan tarif"
INTRO = "Cari jenis pemeriksaan, lihat tarif, persiapan, dan waktu selesainya. Centang beberapa untuk menghitung biaya."


def ensure_catalogue(home: Page) -> CataloguePage:
    """The catalogue under `home`, made empty and published if there is none yet; may be called again and again."""
    found = CataloguePage.objects.first()
    if found is not None:
        return found
    catalogue = CataloguePage(title=TITLE, slug=CATALOGUE_SLUG, intro=INTRO, show_in_menus=True, live=False)
    home.add_child(instance=catalogue)
    catalogue.save_revision(log_action="wagtail.create").publish()
    catalogue.refresh_from_db()
    return catalogue
