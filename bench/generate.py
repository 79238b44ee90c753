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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import django

RECENT: Final = 20_000
DAYS: Final = 3 * 365
BATCH: Final = 20_000

FIRST = (
    "Siti", "Budi", "Agus", "Dewi", "Sri", "Eko", "Rina", "Joko", "Ani", "Bambang", "Wahyu", "Ratna", "Hendra",
    "Yuni", "Dwi", "Tri", "Nur", "Muhammad", "Ahmad", "Lestari", "Indah", "Fitri", "Rudi", "Slamet", "Endang",
    "Suparno", "Mulyono", "Kartini", "Taufik", "Hasan", "Maya", "Putri", "Galih", "Bayu", "Citra", "Diah", "Erna",
    "Fajar", "Gita", "Hadi",
)  # fmt: skip
LAST = (
    "Rahmawati", "Santoso", "Wulandari", "Prasetyo", "Lestari", "Nugroho", "Kusuma", "Hidayat", "Puspitasari",
    "Setiawan", "Handayani", "Wibowo", "Susanti", "Gunawan", "Anggraini", "Saputra", "Utami", "Wijaya", "Maharani",
    "Purnomo", "Astuti", "Raharjo", "Safitri", "Hartono", "Permata", "Kurniawan", "Suryani", "Firmansyah", "Widodo",
    "Sulistyowati", "Ramadhani", "Subagyo", "Wahyuni", "Iskandar", "Pratiwi", "Sudarsono", "Aulia", "Hermawan",
    "Melati", "Nasution",
)  # fmt: skip
EXAMS = tuple((f"BNC-{number:03}", f"Pemeriksaan {number}", (15 + 5 * (number % 12)) * 1000) for number in range(1, 60))

# How a registration comes to its status.
ROAD = (
    ("submitted", "submit"),
    ("verified", "verify"),
    ("specimen_received", "receive_specimen"),
    ("examining", "examine"),
    ("validated", "upload_result"),
    ("completed", "release_result"),
)
ASIDE = {"needs_correction": "request_correction", "cancelled": "cancel", "rejected": "reject"}


@dataclass(frozen=True)
class Sample:
    """Someone who is in the register, for lookups."""

    pk: int
    number: str
    nik: str
    phone: str
    full_name: str
    visit_date: date


class _Checks:
    """Check characters by table: the check is linear, so each character contributes by its position alone."""

    def __init__(self) -> None:
        from services.common.registration_numbers import ALPHABET, RANDOM_LENGTH, check_character

        self.alphabet, self.length = ALPHABET, RANDOM_LENGTH
        zero = "0" * RANDOM_LENGTH
        self._start: dict[str, int] = {}
        self._check = check_character
        value = ALPHABET.index
        base = value(check_character("L", "000000", zero))
        self._table = [
            {
                character: value(check_character("L", "000000", zero[:at] + character + zero[at + 1 :])) ^ base
                for character in ALPHABET
            }
            for at in range(RANDOM_LENGTH)
        ]

    def number(self, stamp: str, dice: random.Random) -> str:
        """A valid number of that day (YYMMDD)."""
        if stamp not in self._start:
            self._start[stamp] = self.alphabet.index(self._check("L", stamp, "0" * self.length))
        drawn = dice.choices(self.alphabet, k=self.length)
        total = self._start[stamp]
        for table, character in zip(self._table, drawn, strict=True):
            total ^= table[character]
        text = "".join(drawn)
        return f"L{stamp}-{text[:4]}-{text[4:]}{self.alphabet[total]}"


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


def _status(age_days: int, dice: random.Random) -> str:
    """Old ones are done; the newest are under way."""
    if age_days > 10:
        return dice.choices(("completed", "cancelled", "rejected", "examining"), (950, 30, 18, 2))[0]
    if age_days > 3:
        return dice.choices(
            ("completed", "validated", "examining", "specimen_received", "cancelled"), (60, 10, 20, 6, 4)
        )[0]
    return dice.choices(
        ("submitted", "needs_correction", "verified", "specimen_received", "examining"), (50, 5, 30, 10, 5)
    )[0]


def nik_of(pk: int) -> str:
    return f"33{pk:014}"


def phone_of(pk: int) -> str:
    return f"+62813{pk:08}"


def _registrations(count: int, first_id: int, dice: random.Random, now: datetime) -> Iterator[dict[str, Any]]:
    from services.common.encryption import blind_index, encrypt_bytes

    checks = _Checks()
    pool = [encrypt_bytes(f"3308{number:012}".encode()).decode() for number in range(200)]
    phones = [encrypt_bytes(f"+62812{number:08}".encode()).decode() for number in range(200)]
    births = [encrypt_bytes(f"{1950 + number % 60}-05-17".encode()).decode() for number in range(200)]
    start = now - timedelta(days=DAYS)
    step = timedelta(days=DAYS) / count
    for position in range(count):
        submitted = start + step * position
        day = (submitted + timedelta(hours=7)).date()
        visit = day + timedelta(days=dice.randint(0, 6))
        nik, phone = nik_of(first_id + position), phone_of(first_id + position)
        yield {
            "id": first_id + position,
            "service": "L",
            "number": checks.number(f"{day:%y%m%d}", dice),
            "status": _status((now - submitted).days, dice),
            "status_since": submitted,
            "channel": "online",
            "form_token": f"bench-{first_id + position}",
            "full_name": " ".join((dice.choice(FIRST), *dice.choices(LAST, k=2 if position % 3 == 0 else 1))),
            "birth_date": births[position % 200],
            "identity_type": "nik",
            "identity_number": pool[position % 200],
            "identity_index": blind_index("identity:nik", nik),
            "no_identity_reason": "",
            "applicant_name": "",
            "relation": "",
            "guardian_consent": False,
            "phone": phones[position % 200],
            "phone_index": blind_index("phone", phone),
            "has_whatsapp": True,
            "email": "",
            "email_index": "",
            "result_by_whatsapp": False,
            "visit_date": visit,
            "promised_on": visit + timedelta(days=dice.randint(1, 7)),
            "total_idr": 0,
            "consent_version": "bench",
            "consented_at": submitted,
            "flags": "[]",
            "submitted_at": submitted,
        }


def _items(batch: list[dict[str, Any]], ids: Iterator[int], dice: random.Random) -> Iterator[dict[str, Any]]:
    for row in batch:
        for code, name, price in dice.sample(EXAMS, dice.randint(1, 5)):
            row["total_idr"] += price
            yield {
                "id": next(ids),
                "registration_id": row["id"],
                "code": code,
                "name": name,
                "category": "Contoh",
                "price_idr": price,
                "working_days": 3,
            }


def _history(
    batch: list[dict[str, Any]], ids: Iterator[int], officer_id: int, *, recent_from: int
) -> Iterator[dict[str, Any]]:
    """The steps that led to each status, an hour apart; every one of them for ids from `recent_from` on."""
    names = [status for status, _ in ROAD]
    for row in batch:
        status = row["status"]
        way = list(ROAD[: names.index(status) + 1]) if status in names else [ROAD[0], (status, ASIDE[status])]
        if row["id"] < recent_from and len(way) > 2:
            way = [way[0], way[-1]]
        before, at = "", row["submitted_at"]
        for reached, step in way:
            yield {
                "id": next(ids),
                "registration_id": row["id"],
                "step": step,
                "from_status": before,
                "to_status": reached,
                "at": at,
                "actor_id": officer_id if before else None,
                "reason": "",
            }
            before, at = reached, at + timedelta(hours=1)


def _results(
    batch: list[dict[str, Any]], officer_id: int, other_id: int
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """A file and a version for each that has come so far."""
    from services.files.models import StoredFile

    name = StoredFile._meta.get_field("original_name").get_prep_value("hasil.pdf")
    for row in batch:
        if row["status"] not in {"validated", "completed"}:
            continue
        released = row["status"] == "completed"
        at, file_id = row["submitted_at"], uuid.uuid4()
        yield (
            {
                "id": file_id,
                "purpose": "result",
                "original_name": name,
                "content_type": "application/pdf",
                "size": 1000,
                "sha256": "0" * 64,
                "storage_name": f"bench/{file_id}",
                "created_by_id": officer_id,
                "created_at": at,
            },
            {
                "id": row["id"],
                "registration_id": row["id"],
                "version": 1,
                "status": "released" if released else "uploaded",
                "file_id": file_id,
                "match": "number",
                "uploaded_by_id": officer_id,
                "uploaded_at": at,
                "uploader_typed_number": False,
                "released_by_id": other_id if released else None,
                "released_at": at if released else None,
                "releaser_typed_number": False,
                "end_reason": "",
            },
        )


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
    registrations, items, changes, files, versions, _ = writers = [_Writer(connection, model) for model in models]
    sample: Sample | None = None
    name_index.uninstall(connection)
    source = _registrations(count, first_id, dice, now)
    done, recent_from = 0, first_id + count - RECENT
    while batch := list(itertools.islice(source, BATCH)):
        chosen = list(_items(batch, item_ids, dice))
        recent = [row for row in batch if row["id"] >= recent_from]
        pairs = list(_results(recent, uploader, releaser))
        with transaction.atomic():
            if connection.vendor == "postgresql":  # else an index can't be made in a caller's transaction
                connection.cursor().execute("SET CONSTRAINTS ALL IMMEDIATE")
            registrations.write(batch)
            items.write(chosen)
            changes.write(_history(batch, change_ids, uploader, recent_from=recent_from))
            files.write(pair[0] for pair in pairs)
            versions.write(pair[1] for pair in pairs)
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
