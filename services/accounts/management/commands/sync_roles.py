"""`manage.py sync_roles`: groups and rights as the matrix in services.accounts.roles says. Run after every migrate."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from services.accounts.actions.role_sync import UnknownPermissions, sync_roles


class Command(BaseCommand):
    help = "Makes the groups of the roles with their permissions, as services/accounts/roles.py lists them."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            names = sync_roles()
        except UnknownPermissions as error:
            raise CommandError(
                f"services/accounts/roles.py names permissions that the database doesn't have: {error}. "
                "Run migrate first; if they are still missing, the matrix or the model is wrong."
            ) from error
        self.stdout.write(f"Peran diselaraskan: {', '.join(names)}.")
