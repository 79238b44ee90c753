"""gunicorn's settings: who may tell it what."""

import runpy

from django.conf import settings
from gunicorn.config import Config


def test_no_header_names_the_script() -> None:
    """Else `SCRIPT_NAME: /login` makes /login/admin/ the admin, under another name than its guards know."""
    chosen = runpy.run_path(str(settings.BASE_DIR / "site/gunicorn.conf.py"))["forwarder_headers"]
    config = Config()
    assert "SCRIPT_NAME" in config.forwarder_headers
    config.set("forwarder_headers", chosen)
    assert config.forwarder_headers == []
