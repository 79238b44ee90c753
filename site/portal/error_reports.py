"""Unexpected errors to Sentry, when SENTRY_DSN is set: where it happened, never with whom or on what."""

from typing import Any

import sentry_sdk

from portal.redaction import redact_all

KEPT_OF_REQUEST = ("method",)


def scrub(event: dict[str, Any], _hint: dict[str, Any]) -> dict[str, Any]:
    """The event with all its text redacted, and of the request only the method."""
    request = event.get("request") or {}
    clean: dict[str, Any] = redact_all({key: value for key, value in event.items() if key not in {"request", "user"}})
    # Redaction would hide these too: they are numbers of the event, not of a visitor.
    clean |= {key: event[key] for key in ("event_id", "timestamp", "release", "sdk") if key in event}
    clean["request"] = {key: request[key] for key in KEPT_OF_REQUEST if key in request}
    return clean


def report_to(dsn: str) -> None:
    """Starts reporting. No bodies, no local variables, no breadcrumbs of queries, no tracing."""
    sentry_sdk.init(
        dsn=dsn,
        send_default_pii=False,
        include_local_variables=False,
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=0.0,
        before_send=scrub,  # type: ignore[arg-type]
    )
