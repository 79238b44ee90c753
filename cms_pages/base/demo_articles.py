"""How demo loaders add articles: published on their own day, so that lists and feeds look like a year's work."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from typing import Any, Final

from django.utils import timezone
from wagtail.models import Page

from cms_pages.base.articles import ArticlePage
from cms_pages.base.fixed_pages import add_published

INVENTED: Final = "<p><i>Isi, angka, dan gambar pada halaman ini adalah contoh.</i></p>"


def body(*parts: tuple[str, Any]) -> list[dict[str, Any]]:
    """``("heading", "Cara mengirim"), ("text", "<p>…</p>")`` as a page's body, with the note that it is invented."""
    return [{"type": kind, "value": value} for kind, value in (*parts, ("text", INVENTED))]


def add(parent: Page, page: ArticlePage, *, days_ago: int, rows: Iterable[Any] = ()) -> Page:
    """Publish `page` under `parent`, dated so many days before today; `rows` are its files or photos, unsaved."""
    page.date = timezone.localdate() - timedelta(days=days_ago)
    page.first_published_at = datetime.combine(page.date, time(8), timezone.get_current_timezone())
    for row in rows:
        getattr(page, row._meta.get_field("page").remote_field.related_name).add(row)
    return add_published(parent, page)
