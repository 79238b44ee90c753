from typing import Any

from django.core.management.base import BaseCommand

from cms_pages.base import fixed_pages


class Command(BaseCommand):
    help = "Make the pages that have to be there (home and the contract's addresses) if they are missing. Repeatable."

    def handle(self, *args: Any, **options: Any) -> None:
        made = fixed_pages.create_missing()
        for slug in made:
            self.stdout.write(f"/{slug}/" if slug else "/")
        if not made:
            self.stdout.write("Nothing was missing.")
