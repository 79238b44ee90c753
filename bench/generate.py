"""A register of any size in minutes: plausible laboratory registrations with exams, history, results, messages.

`python -m bench.generate 1000000` fills the database of DATABASE_URL (migrated, without registrations); benchmarks
call `generate`. Rows go past the actions, so there is no audit trail: this is for measuring, never for a demo.

Each row has its own number, NIK and phone with their true blind indexes; the encrypted columns hold values of a small
pool, since a million encryptions take longer than a million inserts and nobody reads them. The newest RECENT rows have
results, files, messages and every step as well; of the older ones history holds the first step and the last.
"""

import itertools
import json
import os
import random
import sys
import time
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import django

from bench.rows import history, items, nik_of, phone_of, registrations, results

RECENT: Final = 20_000
BATCH: Final = 20_000


@dataclass(frozen=True)
class Sample:
    """Someone who is in the register, for lookups."""

    pk: int
    number: str
    nik: str
    phone: str
    full_name: str
    visit_date: date


class _Writer:
    """Puts tuples into a table the fastest way that its database knows."""

    def __init__(self, connection: Any, model: Any) -> None:
        self.connection = connection
        self.table = model._meta.db_table
        self.columns = [field.column for field in model._meta.concrete_fields]
        self.names = [field.attname for field in model._meta.concrete_fields]
        self._sqlite = connection.vendor == "sqlite"

    def write(self, rows: Iterable[dict[str, Any]]) -> None:
        """Each row names every column but those that may be null."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        values = (tuple(self._plain(row.get(name)) for name in self.names) for row in rows)
        with self.connection.cursor() as cursor:
            if self._sqlite:
                marks = ", ".join("?" * len(self.columns))
                statement = f'INSERT INTO "{self.table}" ({columns}) VALUES ({marks})'
                self.connection.connection.executemany(statement, values)
            else:
                with cursor.cursor.copy(f'COPY "{self.table}" ({columns}) FROM STDIN') as copy:
                    for value in values:
                        copy.write_row(value)

    def _plain(self, value: Any) -> Any:
        if not self._sqlite:
            return value
        if isinstance(value, datetime):
            return value.replace(tzinfo=None).isoformat(sep=" ")
        if isinstance(value, uuid.UUID):
            return value.hex
        return value.isoformat() if isinstance(value, date) else value


def _officers() -> tuple[int, int]:
    from django.contrib.auth import get_user_model

    people = get_user_model().objects
    names = ("bench-uploader", "bench-releaser")
    made = [people.get_or_create(username=name, defaults={"full_name": name, "is_active": False})[0] for name in names]
    return made[0].pk, made[1].pk


def _next_id(model: Any) -> int:
    from django.db.models import Max

    return int(model.objects.aggregate(last=Max("id"))["last"] or 0) + 1


def generate(count: int, *, seed: int = 1, now: datetime | None = None) -> Sample:
    """Add `count` registrations spread over the last three years. Returns one from the middle.

    Builds the name index after the rows, and refreshes the planner's statistics as the worker does every day.
    """
    from django.core.management.color import no_style
    from django.db import connection, transaction

    from services.files.models import StoredFile
    from services.notifications.models import Message
    from services.registrations.models import (
        Registration,
        RegistrationItem,
        ResultVersion,
        StatusChange,
        name_index,
        statistics,
    )

    now = now or datetime.now(UTC)
    uploader, releaser = _officers()
    first_id, item_ids = _next_id(Registration), itertools.count(_next_id(RegistrationItem))
    change_ids = itertools.count(_next_id(StatusChange))
    dice = random.Random(f"{seed}/{first_id}")
    models = (Registration, RegistrationItem, StatusChange, StoredFile, ResultVersion, Message)
    into_registrations, into_items, into_history, into_files, into_versions, _ = writers = [
        _Writer(connection, model) for model in models
    ]
    sample: Sample | None = None
    name_index.uninstall(connection)
    source = registrations(count, first_id, dice, now)
    done, recent_from = 0, first_id + count - RECENT
    while batch := list(itertools.islice(source, BATCH)):
        chosen = list(items(batch, item_ids, dice))
        recent = [row for row in batch if row["id"] >= recent_from]
        pairs = list(results(recent, uploader, releaser))
        with transaction.atomic():
            if connection.vendor == "postgresql":  # else an index can't be made in a caller's transaction
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            into_registrations.write(batch)
            into_items.write(chosen)
            into_history.write(history(batch, change_ids, uploader, recent_from=recent_from))
            into_files.write(pair[0] for pair in pairs)
            into_versions.write(pair[1] for pair in pairs)
            _messages(recent)
        if sample is None and done + len(batch) > count // 2:
            sample = _sample(batch[count // 2 - done])
        done += len(batch)
    name_index.install(connection)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models)):
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            vacuum = "ANALYZE" if connection.in_atomic_block else "VACUUM ANALYZE"
            for writer in writers:
                cursor.execute(f'{vacuum} "{writer.table}"')
    statistics.refresh(connection, list(models))
    if sample is None:
        raise ValueError("count must be at least 1")
    return sample


def _sample(row: dict[str, Any]) -> Sample:
    pk = row["id"]
    return Sample(pk, row["number"], nik_of(pk), phone_of(pk), row["full_name"], row["visit_date"])


def _messages(rows: list[dict[str, Any]]) -> None:
    """One message each; of a thousand one has failed."""
    from services.notifications.models import Message

    Message.objects.bulk_create(
        Message(
            template="registration_received",
            channel="whatsapp",
            phone="",
            body="",
            about_type="registrations.registration",
            about_id=str(row["id"]),
            about_label=row["number"],
            status="failed" if row["id"] % 1000 == 0 else "sent",
            needs_attention=row["id"] % 1000 == 0,
            dedupe_key=f"bench:{row['id']}",
        )
        for row in rows
    )


def main(arguments: list[str]) -> int:
    """``python -m bench.generate COUNT``"""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.development")
    django.setup()
    count = int(arguments[0]) if arguments else 1_000_000
    started = time.monotonic()
    sample = generate(count)
    print(json.dumps(sample.__dict__, default=str), f"{count} rows in {time.monotonic() - started:.1f} s", sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
