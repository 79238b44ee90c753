"""The yardstick: a Django that answers two letters, on the portal's own gunicorn settings.

`gunicorn -c site/gunicorn.conf.py bench.bare:application`; BARE_MIDDLEWARE=on puts Django's default middleware before
the view. What a machine does with this one in a second is what the portal's figures are divided by.
"""

import os

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

# As `django-admin startproject` has it.
DEFAULT_MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]


def view(request: HttpRequest) -> HttpResponse:
    """Nothing: no query, no template."""
    return HttpResponse("ok")


urlpatterns = [path("", view)]


def _configure() -> None:
    settings.configure(
        SECRET_KEY="nothing is signed with this",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF=__name__,
        MIDDLEWARE=DEFAULT_MIDDLEWARE if os.environ.get("BARE_MIDDLEWARE") == "on" else [],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
        ],
        LOGGING_CONFIG=None,
    )
    django.setup()


if not settings.configured:
    _configure()
    application = get_wsgi_application()
