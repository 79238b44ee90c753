"""Takes the visitor out of log lines and error reports: numbers, tokens, contacts, what was typed.

Works on text of any origin, tracebacks of libraries included, so it errs on the side of hiding: any run of nine
digits goes, whatever it was.
"""

import json
import logging
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, Final

from pythonjsonlogger.json import JsonFormatter

HIDDEN: Final = "[redacted]"

_PATTERNS: Final = (
    # What the database says about a row that it refused: 'DETAIL:  Failing row contains (…)', 'Key (phone)=(…)'.
    (re.compile(r"(DETAIL:|CONTEXT:|parameters:)[^\n]*"), rf"\1 {HIDDEN}"),
    (re.compile(r"(Key \([^)]*\)=)\(.*?\)(?= |\n|$)"), rf"\1{HIDDEN}"),
    # A query string, wherever an address stands.
    (re.compile(r"(?<=[\w/%.-])\?[^\s\"'<>]+"), f"?{HIDDEN}"),
    # What follows these in an address is a secret or somebody's own.
    (re.compile(r"/(lacak|survei|verifikasi|berkas|tanda-terima|unduh|presensi)/[^\s\"'<>]+"), rf"/\1/{HIDDEN}"),
    # Registration numbers, as issued and as typed.
    (re.compile(r"(?<![A-Za-z0-9])[KLWS]\d{6}[- ]?[0-9A-Z]{4}[- ]?[0-9A-Z]{4}(?![A-Za-z0-9])", re.IGNORECASE), HIDDEN),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), HIDDEN),
    # NIK, NIP, phone numbers with or without separators, dates of birth as they are written.
    (re.compile(r"(?<![\w-])\+?\d(?:[ .\-]?\d){8,}(?![\w-])"), HIDDEN),
    (re.compile(r"\d{9,}"), HIDDEN),
)

# Objects that Django hangs on its log records, and whose text would tell all of the above.
_DROPPED: Final = frozenset({"request", "sql", "params", "args", "server_time", "exc_info_object"})

# Numbers of the line itself, which redaction would take for somebody's.
_OWN: Final = ("timestamp", "request_id")


def redact(text: str) -> str:
    """The same text with HIDDEN in place of whatever may belong to a visitor."""
    for pattern, replacement in _PATTERNS:
        text = pattern.sub(replacement, text)
    return text


# Levels, loggers, methods and routes come again and again.
_WORD: Final = 60
_redact_word = lru_cache(maxsize=512)(redact)


def redact_all(value: Any) -> Any:
    """redact() on every text inside dicts, lists and tuples; keys stay as they are."""
    if isinstance(value, str):
        return _redact_word(value) if len(value) <= _WORD else redact(value)
    if isinstance(value, Mapping):
        return {key: redact_all(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [redact_all(one) for one in value]
    return value


# What every request leaves a line about (portal.middleware); of its fields a stranger chooses the method only.
REQUESTS: Final = "portal.requests"
_REQUEST: Final = ("method", "route", "status", "ms", "request_id")


class RedactingJsonFormatter(JsonFormatter):
    """One JSON object a line, redacted after the message and the traceback have been put together."""

    def format(self, record: logging.LogRecord) -> str:
        if record.name != REQUESTS or record.exc_info:
            return super().format(record)
        # The same line in half the time: it is a tenth of what a kept page takes.
        facts = record.__dict__
        line = {"levelname": record.levelname, "name": record.name, "message": record.getMessage()}
        line |= {name: facts[name] if name in _OWN else redact_all(facts[name]) for name in _REQUEST}
        line["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat()
        return json.dumps(line)

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        return {
            key: value if key in _OWN else redact_all(value) for key, value in log_data.items() if key not in _DROPPED
        }


class RedactingTextFormatter(logging.Formatter):
    """One line for a developer's terminal, a request as ``14:05:33 GET lacak/<number>/ 200 12 ms``; redacted alike."""

    def format(self, record: logging.LogRecord) -> str:
        return redact(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- the name is logging's
        facts = record.__dict__
        if record.name == REQUESTS:
            words = f"{facts['method']} {facts['route'] or '-'} {facts['status']} {facts['ms']} ms"
        elif record.levelno <= logging.INFO:
            words = record.message
        else:
            words = f"{record.levelname} {record.name} {record.message}"
        return f"{self.formatTime(record, self.datefmt)} {words}"
