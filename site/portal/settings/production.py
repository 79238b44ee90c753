"""The real thing. Refuses to start with a missing, known or weak secret or a protection off, and names each."""

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *
from portal.settings.environment import env, flag
from portal.settings.refusals import refusals
from portal.settings.security import with_short_link_host

DEBUG = flag("DEBUG", default=False)
DEMO_CONTENT = False
REQUIRE_2FA = flag("REQUIRE_2FA", default=True)

if _refusals := refusals(
    secret_key=SECRET_KEY,
    field_encryption_keys=FIELD_ENCRYPTION_KEYS,
    blind_index_key=BLIND_INDEX_KEY,
    allowed_hosts=ALLOWED_HOSTS,
    captcha=CAPTCHA,
    rate_limits=RATE_LIMITS,
    debug=DEBUG,
    link_check_private_addresses=LINK_CHECK_PRIVATE_ADDRESSES,
):
    raise ImproperlyConfigured("The portal doesn't start in production:\n  " + "\n  ".join(_refusals))

PUBLIC_BASE_URL = env.str("PUBLIC_BASE_URL", f"https://{ALLOWED_HOSTS[0].lstrip('.')}").rstrip("/")
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
ALLOWED_HOSTS[:] = with_short_link_host(ALLOWED_HOSTS)

# TLS ends at the proxy. portal.middleware.TrustedProxyMiddleware drops this header from anybody else.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
# The monitor on the machine itself asks over plain HTTP.
SECURE_REDIRECT_EXEMPT = [r"^healthz/$", r"^readyz/$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
# W005, W021: whether every other host below this domain can do TLS is for the domain's owner to know, not for us.
# W019: Wagtail shows previews in a frame of our own origin, which frame-ancestors allows and nothing else.
# axes.W006: an office shares one address, so axes counts by account; allauth limits the address (settings/login.py).
# W003: it looks for Django's class by name; services.common.csrf.CsrfMiddleware is a subclass of it.
SILENCED_SYSTEM_CHECKS = ["axes.W006", "security.W003", "security.W005", "security.W019", "security.W021"]

# __Host-: the browser takes it only over TLS, for this host alone, so no neighbouring host can plant one.
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"

if SENTRY_DSN := env.str("SENTRY_DSN", ""):
    from portal.error_reports import report_to

    report_to(SENTRY_DSN)
