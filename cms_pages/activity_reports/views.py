"""What an activity report shows (its `get_context` asks here)."""

from typing import Any, Final

from django.db.models import Prefetch
from wagtail.images import get_image_model

from cms_pages.activity_reports.models import ActivityReportPage
from cms_pages.base.articles import files_of

# As a photo is shown in the gallery, and as it opens.
SMALL: Final = "fill-520x390|format-webp|webpquality-75"
LARGE: Final = "max-1600x1600|format-webp"


def report(page: ActivityReportPage) -> dict[str, Any]:
    """Photos with both their sizes, and files: four queries, however many there are."""
    images = get_image_model().objects.prefetch_renditions(SMALL, LARGE)
    return {
        "pictures": list(page.pictures.prefetch_related(Prefetch("image", queryset=images))),
        "files": files_of(page),
    }
