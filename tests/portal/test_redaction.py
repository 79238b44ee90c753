"""No log line and no error report names a visitor."""

import json
import logging
import re
import runpy
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.redaction import RedactingJsonFormatter, RedactingTextFormatter, redact
from portal.settings import logs
from portal.settings.logs import LOGGING


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("NIK 3308101507900001 salah", "NIK [redacted] salah"),
        ("NIK 3308 1015 0790 0001", "NIK [redacted]"),
        ("to +62 812-3456-7890", "to [redacted]"),
        ("to 081234567890.", "to [redacted]."),
        ("x3308101507900001y", "x[redacted]y"),
        ("Not Found: /lacak/L261123-7KQ4-M9XA/", "Not Found: /lacak/[redacted]"),
        ("number l261123 7kq4 m9xa typed", "number [redacted] typed"),
        ("number L2611237KQ4M9XA", "number [redacted]"),
        ("GET /cari/?q=budi+santoso HTTP/1.1", "GET /cari/?[redacted] HTTP/1.1"),
        ("/berkas/6f1c2a9e-5d7b-4c1e-9a57-0c4b6f2d8e11/", "/berkas/[redacted]"),
        ("mail to budi.s@example.co.id failed", "mail to [redacted] failed"),
        ("from 192.168.100.200", "from [redacted]"),
        ("DETAIL:  Failing row contains (1, Budi, Jl. Mawar).\nnext", "DETAIL: [redacted]\nnext"),
        ("Key (phone)=(Budi (anak)) already exists.", "Key (phone)=[redacted] already exists."),
        ("Sent 12 of 345 in 30.000 ms?", "Sent 12 of 345 in 30.000 ms?"),
        ("Rp35.000 on 23 November 2026, 14.30 WIB", "Rp35.000 on 23 November 2026, 14.30 WIB"),
    ],
)
def test_redact(text: str, clean: str) -> None:
    assert redact(text) == clean


def _logged(
    record_with: dict[str, object], message: str, *args: object, error: BaseException | None = None
) -> dict[str, object]:
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(RedactingJsonFormatter("{levelname} {message}", style="{"))
    logger = logging.getLogger("tests.redaction")
    logger.addHandler(handler)
    logger.error(message, *args, exc_info=error, extra=record_with)
    logger.removeHandler(handler)
    line: dict[str, object] = json.loads(stream.getvalue())
    return line


def test_arguments_and_extras_are_redacted_and_the_request_is_left_out() -> None:
    line = _logged(
        {"request": "<GET /x?nik=1>", "phones": ["081234567890"], "status": 404}, "typed %s", "3308101507900001"
    )
    assert line == {"levelname": "ERROR", "message": "typed [redacted]", "phones": ["[redacted]"], "status": 404}


def test_tracebacks_are_redacted() -> None:
    with pytest.raises(ValueError, match="NIK") as caught:
        int("NIK 3308101507900001")
    line = _logged({}, "failed", error=caught.value)
    assert str(line["exc_info"]).endswith("ValueError: invalid literal for int() with base 10: 'NIK [redacted]'")


def test_nothing_is_ever_mailed() -> None:
    assert [name for name, logger in LOGGING["loggers"].items() if logger["handlers"]] == []
    assert [type(handler).__name__ for handler in logging.getLogger("django").handlers] == []


@pytest.mark.parametrize(
    ("name", "level", "message", "more", "line"),
    [
        (
            "portal.requests",
            logging.INFO,
            "request",
            {"method": "GET", "route": "lacak/<str:number>/", "status": 200, "ms": 12},
            "GET lacak/<str:number>/ 200 12 ms",
        ),
        (
            "portal.requests",
            logging.INFO,
            "request",
            {"method": "GET", "route": "", "status": 404, "ms": 3},
            "GET - 404 3 ms",
        ),
        ("worker", logging.INFO, "sent to 081234567890", {}, "sent to [redacted]"),
        (
            "django.request",
            logging.WARNING,
            "Not Found: /lacak/x/",
            {},
            "WARNING django.request Not Found: /lacak/[redacted]",
        ),
    ],
)
def test_a_line_for_the_terminal(name: str, level: int, message: str, more: dict[str, object], line: str) -> None:
    record = logging.makeLogRecord({"name": name, "levelno": level, "levelname": logging.getLevelName(level)})
    record.msg = message
    record.__dict__.update(more)
    time, _, words = RedactingTextFormatter(datefmt="%H:%M:%S").format(record).partition(" ")
    assert re.fullmatch(r"\d\d:\d\d:\d\d", time)
    assert words == line


@pytest.mark.parametrize(("chosen", "formatter"), [(None, "json"), ("", "json"), ("text", "text")])
def test_the_environment_chooses_the_format(
    monkeypatch: pytest.MonkeyPatch, chosen: str | None, formatter: str
) -> None:
    monkeypatch.delenv("LOG_FORMAT", raising=False)
    if chosen is not None:
        monkeypatch.setenv("LOG_FORMAT", chosen)
    logging_of = runpy.run_path(logs.__file__)["LOGGING"]
    assert logging_of["handlers"]["stderr"]["formatter"] == formatter


def test_a_misspelt_format_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_FORMAT", "jsno")
    with pytest.raises(ImproperlyConfigured, match="LOG_FORMAT"):
        runpy.run_path(logs.__file__)


def test_pikepdf_does_not_announce_itself() -> None:
    assert not logging.getLogger("pikepdf._core").isEnabledFor(logging.INFO)
