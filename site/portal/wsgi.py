"""The WSGI door that gunicorn opens."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from portal.charset import believe_no_charset

application = believe_no_charset(get_wsgi_application())

# Before gunicorn forks, so that the workers share all views and forms, and the first visitor doesn't wait for them.
_ = get_resolver().url_patterns
