"""What production doesn't start with. Plain functions, so that a test can ask about each."""

from base64 import urlsafe_b64decode

from portal.settings import development_keys

MINIMUM_LENGTH = 50  # characters of SECRET_KEY, as Django's own deploy check asks
MINIMUM_INDEX_LENGTH = 32  # characters of BLIND_INDEX_KEY: as strong as the HMAC it keys
MINIMUM_VARIETY = 5  # different characters: 'aaaa…' is long and no secret
FERNET_BYTES = 32


def _weak_text(name: str, value: str, known: str, length: int) -> str | None:
    if not value:
        return f"{name} is missing"
    if value == known or value.startswith(("django-insecure-", "development-only-")):
        return f"{name} is the one of development, known to everybody"
    if len(value) < length or len(set(value)) < MINIMUM_VARIETY:
        return f"{name} is too weak: at least {length} random characters"
    return None


def _bad_encryption_keys(keys: list[str]) -> str | None:
    name = "FIELD_ENCRYPTION_KEYS"
    if not keys:
        return f"{name} is missing"
    if development_keys.FIELD_ENCRYPTION_KEY in keys:
        return f"{name} holds the one of development, known to everybody"
    for position, key in enumerate(keys, start=1):
        try:
            raw = urlsafe_b64decode(key)
        except ValueError:
            raw = b""
        if len(raw) != FERNET_BYTES:
            return f"{name}: key {position} is not {FERNET_BYTES} bytes in URL-safe base64"
        if len(set(raw)) < MINIMUM_VARIETY:
            return f"{name}: key {position} is too weak: make one with `make keys`"
    return None


def _bad_hosts(hosts: list[str]) -> str | None:
    if not hosts:
        return "ALLOWED_HOSTS is missing"
    if "*" in hosts:
        return "ALLOWED_HOSTS is '*': name the hosts, or anybody's links go out in our messages"
    return None


def refusals(
    *,
    secret_key: str,
    field_encryption_keys: list[str],
    blind_index_key: str,
    allowed_hosts: list[str],
    captcha: bool,
    rate_limits: bool,
    debug: bool,
    link_check_private_addresses: bool = False,
) -> list[str]:
    """One sentence for each reason not to start; it names the variable and never shows a value."""
    index_problem = _weak_text(
        "BLIND_INDEX_KEY", blind_index_key, development_keys.BLIND_INDEX_KEY, MINIMUM_INDEX_LENGTH
    )
    if not index_problem and blind_index_key in {secret_key, *field_encryption_keys}:
        index_problem = "BLIND_INDEX_KEY is also another key: who learns one must not learn both"
    found = [
        _weak_text("SECRET_KEY", secret_key, development_keys.SECRET_KEY, MINIMUM_LENGTH),
        _bad_hosts(allowed_hosts),
        _bad_encryption_keys(field_encryption_keys),
        index_problem,
        None if captcha else "CAPTCHA=off is for load tests",
        None if rate_limits else "RATE_LIMITS=off is for load tests",
        "DEBUG=on shows code and data to visitors" if debug else None,
        "LINK_CHECK_PRIVATE_ADDRESSES=on lets a link in a text ask our own network"
        if link_check_private_addresses
        else None,
    ]
    return [problem for problem in found if problem]
