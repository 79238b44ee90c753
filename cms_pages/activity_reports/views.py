"""What an activity report shows (its `get_context` asks here)."""

from typing import Any

from cms_pages.activity_reports.models import ActivityReportPage
from cms_pages.base.articles import files_of


def report(page: ActivityReportPage) -> dict[str, Any]:
    """Photos and files: two queries, however many there are."""
    return {"pictures": page.gallery, "files": files_of(page)}
