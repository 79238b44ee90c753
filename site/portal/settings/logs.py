"""Logs on standard error without personal data (portal.redaction): one JSON object a line, or a line for a terminal.

Read by gunicorn too, before there are any settings.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

from portal.settings.environment import env

_FORMATS = ("json", "text")
_FORMAT = env.str("LOG_FORMAT", "") or "json"
if _FORMAT not in _FORMATS:
    raise ImproperlyConfigured(f"LOG_FORMAT is {_FORMAT!r}; it must be one of {', '.join(_FORMATS)}")

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "json": {
            "()": "portal.redaction.RedactingJsonFormatter",
            "format": "{levelname} {name} {message}",
            "style": "{",
            "timestamp": True,  # ISO 8601 in UTC
        },
        "text": {"()": "portal.redaction.RedactingTextFormatter", "datefmt": "%H:%M:%S"},
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": _FORMAT}},
    "root": {"handlers": ["stderr"], "level": "INFO"},
    "loggers": {
        # Django's own set-up mails the local variables of an error to ADMINS: no handler but ours, above.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        # SQL and its parameters, should somebody switch DEBUG on.
        "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": True},
        "axes": {"handlers": [], "level": "WARNING", "propagate": True},
        # What editors do stands in Wagtail's own history; its index tasks say two lines each.
        "wagtail": {"handlers": [], "level": "WARNING", "propagate": True},
        # Says on import that it is there.
        "pikepdf": {"handlers": [], "level": "WARNING", "propagate": True},
        "django_tasks": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
