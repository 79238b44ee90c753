"""What is measured is the product: generated rows that its pages show, addresses that answer, forms that register."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from bench import inside
from services.registrations.models import Registration

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _demo(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    settings.CAPTCHA = settings.RATE_LIMITS = False  # as bench.servers has it
    settings.PAGE_CACHE_SECONDS = 300
    call_command("sync_roles")
    call_command("load_demo")


def _rows(officer: Client, path: str) -> int:
    """How many registrations a list shows."""
    answer = officer.get(path)
    assert answer.status_code == 200, path
    return len(answer.context["rows"])


def test_what_is_measured_answers_and_finds_what_it_is_named_for() -> None:
    size = Registration.objects.count() + 300
    assert inside.grow(size) == {"registrations": size}
    found = inside.prepare()
    assert Registration.objects.count() == size

    officer = Client(HTTP_COOKIE=found["staff"])
    rows = {name: _rows(officer, path) for name, path in found["lists"].items()}
    for name in ("search: number", "search: NIK", "search: phone"):
        assert rows[name] == 1, name
    for name in ("search: passport, unknown", "search: name, unknown"):
        assert rows[name] == 0, name
    for name in ("page 1", "status completed", "visit on a day", "exam", "search: full name", "search: part of a name"):
        assert rows[name] >= 1, name
    for path in found["details"]:
        assert officer.get(path).context["registration"].number, path
    for entry in found["tracking"][:10]:
        page = Client(HTTP_COOKIE=entry["cookie"]).get(entry["path"])
        assert page.context["registration"].number in entry["path"]

    single = {"kept", "api", "home", "catalogue", "exam", "form", "tracking", "detail"}
    assert found["queries"].keys() == single | {f"list: {name}" for name in found["lists"]}
    assert min(found["queries"].values()) >= 1
    assert found["queries"]["kept"] == 1


def _sent(wire: bytes) -> HttpResponse:
    """The answer to a request as it goes over the wire."""
    head, _, body = wire.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines)
    assert int(headers["Content-Length"]) == len(body)
    method, path, _ = first.split(" ")
    answer = Client().generic(method, path, body, content_type=headers["Content-Type"])
    assert isinstance(answer, HttpResponse)
    return answer


def test_each_form_makes_a_registration_of_its_own(tmp_path: Path) -> None:
    before = Registration.objects.count()
    told = inside.forms(3, str(tmp_path / "forms"))
    # Two were sent at once, to count the statements of a form.
    assert (told["forms"], told["registrations"]) == (3, before + 2)
    assert told["queries"] >= 5

    wires = inside.read_forms(tmp_path / "forms")
    assert [_sent(wire).status_code for wire in wires] == [302, 302, 302]
    assert inside.count() == {"registrations": before + 5}
    made = Registration.objects.order_by("-pk")[:3]
    assert len({row.form_token for row in made}) == 3
    for row in made:
        assert row.items.count() == 3
        assert row.referral is not None
        assert 90_000 < row.referral.size < 150_000
