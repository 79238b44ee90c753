"""The APIs: which websites' scripts may read them, how often a network may, and how they are described."""

from typing import Any

from portal.settings.environment import names

# Public content, without cookies or login: `*` is as safe as any list, and off all the same until somebody asks.
_ORIGINS = names("CORS_ALLOWED_ORIGINS")
CORS_ALLOW_ALL_ORIGINS = "*" in _ORIGINS
CORS_ALLOWED_ORIGINS = [origin for origin in _ORIGINS if origin != "*"]
CORS_URLS_REGEX = r"^/api/(v1|v2|schema)/"
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_ALLOW_HEADERS = ("accept", "authorization", "if-none-match")
CORS_EXPOSE_HEADERS = ("etag", "retry-after", "x-request-id")
CORS_ALLOW_CREDENTIALS = False

# An office, a school or a mobile network shares one address; a website that is built anew reads everything at once.
API_THROTTLES = ["services.api.throttles.NetworkThrottle"]
API_REQUESTS_A_MINUTE = 600

REST_FRAMEWORK: dict[str, Any] = {"DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema"}
SPECTACULAR_SETTINGS: dict[str, Any] = {
    "OAS_VERSION": "3.1.0",
    "TITLE": "API Portal Labkesmas",
    "VERSION": "2.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "PREPROCESSING_HOOKS": ["services.api.openapi.only_ours"],
    "POSTPROCESSING_HOOKS": ["services.api.openapi.complete"],
    "SORT_OPERATIONS": False,
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,
}
