"""Keys, headers, content security policy, rate limits."""

from csp.constants import NONE, SELF, UNSAFE_INLINE

from cms_pages.base.videos import FRAME_SOURCES
from portal.settings.environment import env, flag, names

# One of these missing stops production with its name; development.py has defaults that production refuses.
SECRET_KEY = env.str("SECRET_KEY", "")
FIELD_ENCRYPTION_KEYS = names("FIELD_ENCRYPTION_KEYS")
BLIND_INDEX_KEY = env.str("BLIND_INDEX_KEY", "")
ALLOWED_HOSTS = names("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = names("CSRF_TRUSTED_ORIGINS")

SHORT_LINK_HOST = env.str("SHORT_LINK_HOST", "").strip().lower()
TRUSTED_PROXIES = names("TRUSTED_PROXIES")

CAPTCHA = flag("CAPTCHA", default=True)
RATE_LIMITS = flag("RATE_LIMITS", default=True)


def with_short_link_host(hosts: list[str]) -> list[str]:
    """The allowed hosts and SHORT_LINK_HOST, which joins them by itself (without a port, as Django compares)."""
    short = SHORT_LINK_HOST.partition(":")[0]
    return [*hosts, short] if short and short not in hosts else hosts


SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
CROSS_ORIGIN_RESOURCE_POLICY = "same-origin"
# The portal asks a device for nothing; whoever gets a foothold in a page can't either.
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"

# Nothing inline, nothing from elsewhere, no nonce: a cached page serves everybody.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        # Players of films, once somebody wants to see one: cms_pages.base.videos.
        "frame-src": [SELF, *FRAME_SOURCES],
        "object-src": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [SELF],
        "manifest-src": [SELF],
    },
}

# Wagtail's page editor writes styles and scripts into its pages; portal.middleware puts these in place under /admin/.
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "media-src": [SELF],
}
