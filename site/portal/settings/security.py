"""Keys, headers, content security policy, rate limits."""

from csp.constants import NONE, SELF

from portal.settings.environment import env

# One of these missing stops production with its name; development.py has defaults that production refuses.
SECRET_KEY = env.str("SECRET_KEY", "")
FIELD_ENCRYPTION_KEYS: list[str] = env.list("FIELD_ENCRYPTION_KEYS", default=[])
BLIND_INDEX_KEY = env.str("BLIND_INDEX_KEY", "")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

SHORT_LINK_HOST = env.str("SHORT_LINK_HOST", "")
TRUSTED_PROXIES: list[str] = env.list("TRUSTED_PROXIES", default=[])

CAPTCHA = env.bool("CAPTCHA", True)
RATE_LIMITS = env.bool("RATE_LIMITS", True)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [SELF],
        "manifest-src": [SELF],
    },
}
