"""What an activity report shows (its `get_context` asks here)."""

from typing import Any

from django.db.models import Prefetch

from cms_pages.activity_reports.models import ActivityReportPage
from cms_pages.base.articles import files_of
from cms_pages.base.pictures.showing import with_renditions
from cms_pages.base.pictures.uses import FULL, GALLERY


def report(page: ActivityReportPage) -> dict[str, Any]:
    """Photos with both their sizes, and files: four queries, however many there are."""
    images = with_renditions(GALLERY, FULL)
    return {
        "pictures": list(page.pictures.prefetch_related(Prefetch("image", queryset=images))),
        "files": files_of(page),
    }
