"""/media/ gives pictures, and nothing that lies elsewhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

PIXEL = b"\x89PNG\r\n\x1a\n not really, and nobody here looks"


@pytest.fixture(autouse=True)
def _files() -> Iterator[None]:
    root = Path(settings.MEDIA_ROOT)
    names = {"images/a.png": PIXEL, "images/a.svg": b"<svg onload='alert(1)'/>", "documents/secret.pdf": b"%PDF"}
    for name, content in names.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    yield
    for name in names:
        (root / name).unlink()


@pytest.mark.django_db
def test_a_picture_is_shown_and_may_be_kept(client: Client) -> None:
    response = client.get("/media/images/a.png")
    assert b"".join(response.streaming_content) == PIXEL  # type: ignore[attr-defined]
    assert response.headers["Content-Type"] == "image/png"
    assert response.headers["Content-Disposition"] == 'inline; filename="a.png"'
    assert response.headers["Cache-Control"] == "public, max-age=2592000"


@pytest.mark.django_db
def test_what_could_run_a_script_is_only_downloaded(client: Client) -> None:
    response = client.get("/media/images/a.svg")
    assert response.headers["Content-Disposition"] == 'attachment; filename="a.svg"'


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/media/",
        "/media/images/",
        "/media/images/b.png",
        "/media/documents/secret.pdf",
        "/media/../private/x",
        "/media/%2e%2e/private/x",
        "/media//etc/passwd",
        "/media/images/%00.png",
    ],
)
def test_everything_else_is_not_there(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_only_reading(client: Client) -> None:
    assert client.post("/media/images/a.png").status_code == 405
