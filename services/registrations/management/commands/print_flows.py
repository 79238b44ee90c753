"""`manage.py print_flows`: docs/flows.md anew. With --check it writes nothing and fails when the file is stale."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from services.registrations import flow_tables


class Command(BaseCommand):
    help = "Writes the tables of the registrations' flows into docs/flows.md."
    # Tables of constants: neither a database nor the system checks are needed.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, default=Path(settings.BASE_DIR) / "docs" / "flows.md")
        parser.add_argument("--check", action="store_true", help="compare only")

    def handle(self, *args: Any, file: Path, check: bool, **options: Any) -> None:
        wanted = flow_tables.page()
        if not check:
            file.write_text(wanted, encoding="utf-8")
        elif not file.is_file() or file.read_text(encoding="utf-8") != wanted:
            raise CommandError(f"{file.name} is stale. Run: manage.py print_flows")
