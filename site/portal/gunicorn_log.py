"""gunicorn's own messages, in the shape and with the redaction of all other logs."""

import logging
from logging.config import dictConfig
from typing import Any

from gunicorn.glogging import Logger

from portal.settings.logs import LOGGING


class RedactedLogger(Logger):
    """Writes through our handler: gunicorn names the address of a request that it can't parse or that timed out."""

    def setup(self, cfg: Any) -> None:
        dictConfig(LOGGING)
        for name in ("gunicorn.error", "gunicorn.access"):
            logger = logging.getLogger(name)
            logger.handlers.clear()
            logger.propagate = True
        self.error_log.setLevel(getattr(logging, cfg.loglevel.upper()))
        self.access_log.setLevel(logging.CRITICAL)
