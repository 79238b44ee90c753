"""manage.py import_exam_types FILE: bring categories, exam types and prices to what a CSV file says."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from cms_pages.catalogue import actions, rows
from cms_pages.catalogue.models import CataloguePage


class Command(BaseCommand):
    help = (
        "Publishes what is new or changed in a CSV file with the columns "
        f"{', '.join(rows.COLUMNS)}. Exam types that the file doesn't name stay as they are; the same file twice "
        "changes nothing the second time."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--user", help="user name under which the changes are recorded")
        parser.add_argument("--working-days", type=int, default=3, help="for new exam types, which the file can't tell")

    def handle(self, *args: Any, **options: Any) -> None:
        actor = self._actor(options["user"])
        catalogue = CataloguePage.objects.first()
        if catalogue is None:
            raise CommandError("There is no catalogue yet: run manage.py create_pages first.")
        try:
            # All of it is read before any of it is written.
            with options["file"].open(encoding="utf-8-sig", newline="") as file:
                wanted = list(rows.read(file))
        except (OSError, UnicodeDecodeError, rows.BadRow) as problem:
            raise CommandError(str(problem)) from problem
        written = sum(self._save(catalogue, row, actor, options["working_days"]) for row in wanted)
        self.stdout.write(f"{written} of {len(wanted)} exam types were new or changed.")

    def _save(self, catalogue: CataloguePage, row: rows.ExamRow, actor: Any, working_days: int) -> bool:
        """Whether anything was written. What an editor is at work on is named and left alone."""
        category, _ = actions.save_category(catalogue=catalogue, name=row.category, actor=actor)
        values = {
            "price_idr": row.price_idr,
            "sample_type": row.sample_type.value,
            "service_type": row.service_type.value,
        }
        try:
            return actions.save_exam_type(
                category=category, name=row.name, values=values, defaults={"working_days": working_days}, actor=actor
            )[1]
        except actions.ExamTypeBusy:
            self.stderr.write(f"Line {row.line}: {row.name} has a draft or a schedule; left alone.")
        except ValidationError as problem:
            self.stderr.write(f"Line {row.line}: {row.name}: {'; '.join(problem.messages)}")
        return False

    @staticmethod
    def _actor(username: str | None) -> Any:
        if not username:
            return None
        actor = get_user_model().objects.filter(username=username).first()
        if actor is None:
            raise CommandError(f"There is no user {username}.")
        return actor
