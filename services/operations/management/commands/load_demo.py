"""`manage.py load_demo`: accounts, pages, exam types and days for trying the portal out. Never in production."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import import_string
from wagtail.models import Page

from cms_pages.base.tree import ADDRESS_DEPTH


def database_is_empty() -> bool:
    """No account, and no page below the fixed ones: nobody has worked here yet."""
    return not get_user_model().objects.exists() and not Page.objects.filter(depth__gt=ADDRESS_DEPTH).exists()


class Command(BaseCommand):
    help = "Load the demo content into an empty database, all of it or none. Does nothing where there is content."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO_CONTENT:
            raise CommandError("Demo content is for trying the portal out; these settings (DEMO_CONTENT) refuse it.")
        if not database_is_empty():
            self.stdout.write("This database has content already: nothing was loaded.")
            return
        with transaction.atomic():
            for path in settings.DEMO_LOADERS:
                import_string(path)()
