"""Production doesn't start carelessly, and names everything that is wrong at once."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet

from portal.settings import development_keys
from portal.settings.refusals import refusals

ROOT = Path(__file__).resolve().parents[3]
GOOD: dict[str, Any] = {
    "secret_key": "q8R2vX5nZ0tL7bKc3mWy9pGd4sHf6jTa1uEi_oQxNBVrYzPkMU",
    "field_encryption_keys": [Fernet.generate_key().decode(), Fernet.generate_key().decode()],
    "blind_index_key": "mT4x9Qz7Lw2Rk8Vb5Nc1Yp6Hd3Gs0JfUa",
    "allowed_hosts": ["portal.example.test"],
    "captcha": True,
    "rate_limits": True,
    "debug": False,
}


def test_good_values_start() -> None:
    assert refusals(**GOOD) == []


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"secret_key": ""}, "SECRET_KEY is missing"),
        ({"secret_key": development_keys.SECRET_KEY}, "SECRET_KEY is the one of development, known to everybody"),
        ({"secret_key": "django-insecure-" + "ab3$" * 20}, "SECRET_KEY is the one of development, known to everybody"),
        ({"secret_key": "short"}, "SECRET_KEY is too weak: at least 50 random characters"),
        ({"secret_key": "a" * 80}, "SECRET_KEY is too weak: at least 50 random characters"),
        ({"allowed_hosts": []}, "ALLOWED_HOSTS is missing"),
        (
            {"allowed_hosts": ["*"]},
            "ALLOWED_HOSTS is '*': name the hosts, or anybody's links go out in our messages",
        ),
        ({"field_encryption_keys": []}, "FIELD_ENCRYPTION_KEYS is missing"),
        (
            {"field_encryption_keys": [Fernet.generate_key().decode(), development_keys.FIELD_ENCRYPTION_KEY]},
            "FIELD_ENCRYPTION_KEYS holds the one of development, known to everybody",
        ),
        (
            {"field_encryption_keys": [Fernet.generate_key().decode(), "bm90IDMyIGJ5dGVz"]},
            "FIELD_ENCRYPTION_KEYS: key 2 is not 32 bytes in URL-safe base64",
        ),
        (
            {"field_encryption_keys": ["kunci rahasia!"]},
            "FIELD_ENCRYPTION_KEYS: key 1 is not 32 bytes in URL-safe base64",
        ),
        (
            {"field_encryption_keys": ["A" * 43 + "="]},
            "FIELD_ENCRYPTION_KEYS: key 1 is too weak: make one with `make keys`",
        ),
        ({"blind_index_key": ""}, "BLIND_INDEX_KEY is missing"),
        (
            {"blind_index_key": development_keys.BLIND_INDEX_KEY},
            "BLIND_INDEX_KEY is the one of development, known to everybody",
        ),
        ({"blind_index_key": "terlalu-pendek"}, "BLIND_INDEX_KEY is too weak: at least 32 random characters"),
        (
            {"blind_index_key": GOOD["secret_key"]},
            "BLIND_INDEX_KEY is also another key: who learns one must not learn both",
        ),
        ({"captcha": False}, "CAPTCHA=off is for load tests"),
        (
            {"link_check_private_addresses": True},
            "LINK_CHECK_PRIVATE_ADDRESSES=on lets a link in a text ask our own network",
        ),
        ({"rate_limits": False}, "RATE_LIMITS=off is for load tests"),
        ({"debug": True}, "DEBUG=on shows code and data to visitors"),
    ],
)
def test_each_carelessness_is_named(changed: dict[str, Any], sentence: str) -> None:
    assert refusals(**GOOD | changed) == [sentence]


def _start(**environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    kept |= {"PYTHONPATH": f"{ROOT}:{ROOT / 'site'}", "DJANGO_SETTINGS_MODULE": "portal.settings.production"}
    program = (
        "from django.conf import settings as s;"
        "print(s.ALLOWED_HOSTS, s.PUBLIC_BASE_URL, s.REQUIRE_2FA, s.SESSION_COOKIE_SECURE, s.DEMO_CONTENT)"
    )
    return subprocess.run(
        [sys.executable, "-c", program], env=kept | environment, capture_output=True, text=True, check=False
    )


def _environment(**changed: str) -> dict[str, str]:
    return {
        "SECRET_KEY": GOOD["secret_key"],
        "FIELD_ENCRYPTION_KEYS": ",".join(GOOD["field_encryption_keys"]),
        "BLIND_INDEX_KEY": GOOD["blind_index_key"],
        "ALLOWED_HOSTS": "portal.example.test",
    } | changed


def _last_lines(done: subprocess.CompletedProcess[str]) -> list[str]:
    return done.stderr.partition("The portal doesn't start in production:\n")[2].splitlines()


def test_an_empty_environment_names_all_four() -> None:
    done = _start()
    assert done.returncode == 1
    assert _last_lines(done) == [
        "  SECRET_KEY is missing",
        "  ALLOWED_HOSTS is missing",
        "  FIELD_ENCRYPTION_KEYS is missing",
        "  BLIND_INDEX_KEY is missing",
    ]


def test_the_keys_of_development_are_refused_together_with_what_is_off() -> None:
    done = _start(
        **_environment(
            SECRET_KEY=development_keys.SECRET_KEY,
            FIELD_ENCRYPTION_KEYS=development_keys.FIELD_ENCRYPTION_KEY,
            BLIND_INDEX_KEY=development_keys.BLIND_INDEX_KEY,
            CAPTCHA="off",
            RATE_LIMITS="Off",
            DEBUG="1",
        )
    )
    assert _last_lines(done) == [
        "  SECRET_KEY is the one of development, known to everybody",
        "  FIELD_ENCRYPTION_KEYS holds the one of development, known to everybody",
        "  BLIND_INDEX_KEY is the one of development, known to everybody",
        "  CAPTCHA=off is for load tests",
        "  RATE_LIMITS=off is for load tests",
        "  DEBUG=on shows code and data to visitors",
    ]


def test_a_refusal_never_shows_the_value() -> None:
    done = _start(**_environment(SECRET_KEY="rahasia-yang-lemah"))
    assert done.returncode == 1
    assert "rahasia-yang-lemah" not in done.stderr


def test_production_is_strict_by_default_and_knows_the_short_link_host() -> None:
    done = _start(**_environment(SHORT_LINK_HOST="go.example.test"))
    assert done.stdout == "['portal.example.test', 'go.example.test'] https://portal.example.test True True False\n"


def test_the_second_factor_can_be_switched_off_by_name() -> None:
    done = _start(**_environment(REQUIRE_2FA="off", PUBLIC_BASE_URL="https://www.example.test/"))
    assert done.stdout == "['portal.example.test'] https://www.example.test False True False\n"
