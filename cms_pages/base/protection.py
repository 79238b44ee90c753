"""The contract's addresses stay where people have bookmarked them (docs/architecture.md).

Fixed pages can't be renamed, moved, unpublished or deleted; no page may take an address at which an app answers, or one
that is kept for a page of another kind. The rules are plain functions; `models.BasePage` asks them whenever a page is
saved, `receivers` whenever one is moved or deleted, by whatever way, and `wagtail_hooks` to tell editors in good time.
"""

from typing import Final

from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page, Site

from cms_pages.base import fixed_pages
from cms_pages.base.addresses import ADDRESSES, answered_by_view
from cms_pages.base.tree import ADDRESS_DEPTH, HOME_DEPTH

RESERVED_TEXT: Final = "Alamat “/%s/” dipakai oleh layanan portal. Pilih alamat lain."
FIXED_TEXT: Final = (
    "Halaman “%s” punya alamat tetap: tidak dapat dipindahkan, diganti alamatnya, ditarik, atau dihapus."
)
SLUG_TEXT: Final = "Alamat halaman ini tetap: “%s”. Bagian lain boleh diubah."

# First parts of the contract's addresses, whether or not somebody answers there yet, and of the files beside the pages.
# A page at one of them would hide what lies below it, too. Pages that belong there are registered (fixed_pages).
KEPT: Final = frozenset(address.slug for address in ADDRESSES) | {
    "admin",
    "api",
    "berkas",
    "documents",
    "go",
    "healthz",
    "konsep",
    "media",
    "presensi",
    "readyz",
    "static",
    "survei",
}


class AddressKept(PermissionDenied):
    """What was asked would break an address of the contract. Wagtail's admin shows its text to the editor."""


def reserved_for_others(slug: str, model_label: str) -> bool:
    """Whether /<slug>/ may not belong to a page of this kind (``app_label.ModelName``)."""
    if fixed := fixed_pages.registered().get(slug):
        return fixed.model != model_label
    return slug in KEPT or answered_by_view(f"/{slug}/")


def stored_slug(page: Page) -> str | None:
    """The slug as the database has it; None for a page that isn't there yet."""
    return Page.objects.filter(pk=page.pk).values_list("slug", flat=True).first() if page.pk else None


def is_fixed(page: Page) -> bool:
    """Whether this page is the home page or one of the contract's pages, going by what the database says."""
    if not page.pk:
        return False
    if page.depth == HOME_DEPTH:
        return Site.objects.filter(root_page_id=page.pk).exists()
    fixed = fixed_pages.registered().get(stored_slug(page) or "") if page.depth == ADDRESS_DEPTH else None
    return fixed is not None and fixed.model == page.specific_class._meta.label


def check_slug(page: Page) -> None:
    """The page as it is about to be saved, in its place in the tree. Raises ValidationError at ``slug``."""
    if page.depth not in {HOME_DEPTH, ADDRESS_DEPTH}:
        return
    before = stored_slug(page)
    if before == page.slug:
        return
    if before is not None and is_fixed(page):
        raise ValidationError({"slug": SLUG_TEXT % before})
    if page.depth == ADDRESS_DEPTH and reserved_for_others(page.slug, page._meta.label):
        raise ValidationError({"slug": RESERVED_TEXT % page.slug})


def check_stays(page: Page) -> None:
    """Before a page is moved away, unpublished or deleted. Raises AddressKept."""
    if is_fixed(page):
        raise AddressKept(FIXED_TEXT % page.title)


def arrival_problem(page: Page, parent: Page, slug: str) -> str:
    """Why ``page`` can't be put under ``parent`` as ``slug``, in words for the editor; empty if it can."""
    if parent.depth == HOME_DEPTH and reserved_for_others(slug, page.specific_class._meta.label):
        return RESERVED_TEXT % slug
    return ""


def check_arrival(page: Page, parent: Page) -> None:
    """Before a page is moved under ``parent``. Raises AddressKept."""
    if problem := arrival_problem(page, parent, page.slug):
        raise AddressKept(problem)
