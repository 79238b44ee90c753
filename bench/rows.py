"""The rows of a generated register, as dictionaries by column: people, what they asked for, what became of it."""

import random
import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

DAYS: Final = 3 * 365
Row = dict[str, Any]

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
    """The identity number of a generated registration, by its id."""
    return f"33{pk:014}"


def phone_of(pk: int) -> str:
    """The phone, E.164."""
    return f"+62813{pk:08}"


def registrations(count: int, first_id: int, dice: random.Random, now: datetime) -> Iterator[Row]:
    """`count` of them, evenly over the last DAYS days; what they cost is added by `items`."""
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


def items(batch: list[Row], ids: Iterator[int], dice: random.Random) -> Iterator[Row]:
    """One to five exam types for each; puts the total into the registration's row."""
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


def history(batch: list[Row], ids: Iterator[int], officer_id: int, *, recent_from: int) -> Iterator[Row]:
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


def results(batch: list[Row], officer_id: int, other_id: int) -> Iterator[tuple[Row, Row]]:
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
