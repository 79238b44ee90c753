"""`manage.py rotate_keys`: after a new key was put first in FIELD_ENCRYPTION_KEYS."""

from typing import Any

from django.core.management.base import BaseCommand

from services.common.rotation import rotate_everything


class Command(BaseCommand):
    help = (
        "Put everything that is encrypted under the first key of FIELD_ENCRYPTION_KEYS. May be interrupted and run "
        "again; when it reports nothing left, the older keys may be dropped."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        total = 0
        for what, count in rotate_everything():
            total += count
            if count:
                self.stdout.write(f"{what}: {count}")
        self.stdout.write(f"{total} nilai dienkripsi ulang." if total else "Semua sudah memakai kunci pertama.")
