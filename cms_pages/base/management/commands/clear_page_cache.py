"""`manage.py clear_page_cache`: public pages are rendered anew, in all workers and on all machines, at once."""

from typing import Any

from django.core.management.base import BaseCommand

from cms_pages.base import page_cache


class Command(BaseCommand):
    help = "Let every public page be rendered anew, for instance after a change by SQL."

    def handle(self, *args: Any, **options: Any) -> None:
        page_cache.bump()
