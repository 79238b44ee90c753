"""Registrations whose time is over, and a look at everything that the database holds."""

import re
from datetime import timedelta
from typing import Any, Final

from django.db import connection

from services.accounts.models import User
from services.common import clock
from services.common.encryption import decrypt_bytes
from services.notifications.enums import Status as MessageStatus
from services.notifications.models import Message
from services.registrations.actions import move, release_result, upload_result
from services.registrations.models import Registration
from tests.support.pdfs import pdf
from tests.support.registrations import LABORATORY, officer, registration

_TOKEN: Final = re.compile(r"gAAAA[\w=-]+")


def age(asked: Registration, *, years: int, days: int = 0) -> Registration:
    """Move its end and its visit into the past, and let its messages be sent."""
    moment = clock.now() - timedelta(days=days)
    moment = moment.replace(year=moment.year - years, day=min(moment.day, 28))
    Registration.objects.filter(pk=asked.pk).update(status_since=moment, visit_date=clock.local_date(moment))
    Message.objects.update(status=MessageStatus.SENT)
    asked.refresh_from_db()
    return asked


def handler() -> User:
    """An officer of the laboratory who may also hold."""
    return User.objects.filter(username="ani").first() or officer("ani", *LABORATORY, "registrations.hold_person")


def rejected(**fields: Any) -> Registration:
    """Rejected just now."""
    asked = registration(**fields)
    move(asked.pk, "reject", actor=handler(), reason="Surat rujukan atas nama Siti Rahmawati tidak terbaca.")
    asked.refresh_from_db()
    return asked


def finished(**fields: Any) -> Registration:
    """With a released result."""
    asked = registration(**fields)
    for step in ("verify", "receive_specimen", "examine"):
        move(asked.pk, step, actor=handler())
    version = upload_result(asked.pk, pdf(asked.number), name="Siti Rahmawati.pdf", actor=handler())
    release_result(
        asked.pk, version.pk, actor=User.objects.filter(username="budi").first() or officer("budi", *LABORATORY)
    )
    asked.refresh_from_db()
    return asked


def everything_stored() -> str:
    """Every row of every table, with what is encrypted in clear beside it."""
    parts: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 -- our own tables
            parts += [str(row) for row in cursor.fetchall()]
    text = "\n".join(parts)
    return "\n".join([text, *(decrypt_bytes(token.encode()).decode("latin-1") for token in _TOKEN.findall(text))])
