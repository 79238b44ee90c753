"""What a test asks of an answer."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext


def how(client: Client, path: str, **extra: Any) -> str:
    """`stored`, `hit`, or an empty string: neither read from the cache nor put into it."""
    return client.get(path, **extra).headers.get("X-Page-Cache", "")


def twice(client: Client, path: str, **extra: Any) -> tuple[str, str]:
    return how(client, path, **extra), how(client, path, **extra)


def queries(client: Client, path: str, **extra: Any) -> int:
    """How many statements an answer takes."""
    with CaptureQueriesContext(connection) as captured:
        client.get(path, **extra)
    return len(captured)


NEVER = ("", "")
KEPT = ("stored", "hit")
