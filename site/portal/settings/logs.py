"""Structured logs on standard error, one JSON object a line, without personal data (portal.redaction)."""

from typing import Any

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
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
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
        "django_tasks": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
