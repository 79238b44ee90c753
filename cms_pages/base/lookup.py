"""From an address to its page without walking down the tree, which costs Wagtail two queries a level."""

from collections.abc import Sequence

from django.apps import apps
from wagtail.models import Page

from cms_pages.base import fixed_pages


def _kind_at(parts: Sequence[str]) -> type[Page] | None:
    """The kind of page at this address where there can be only one: a fixed page, or the only kind below one."""
    fixed = fixed_pages.registered().get(parts[0])
    if fixed is None or len(parts) > 2:
        return None
    kind: type[Page] = apps.get_model(fixed.model)
    if len(parts) == 1:
        return kind
    below = kind.clean_subpage_models()
    return below[0] if len(below) == 1 else None


def page_below(home: Page, parts: Sequence[str]) -> Page | None:
    """The page that many slugs below the home page, live or not, as its own kind. One query, two where that is open."""
    # By the slug, which has an index, among few.
    place = {"slug": parts[-1], "url_path": f"{home.url_path}{'/'.join(parts)}/"}
    kind = _kind_at(parts)
    if kind is not None:
        return kind.objects.filter(**place).first()
    page = Page.objects.filter(**place).first()
    return None if page is None else page.specific
