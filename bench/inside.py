"""What the benchmark does with the portal's own code, in a process that has its settings.

`python -m bench.inside WHAT ARGUMENT…` answers with one line of JSON, the last of its output:

    grow COUNT          registrations until there are COUNT (bench.generate)
    prepare             sessions and addresses to measure with, and how many queries each address takes
    forms COUNT FILE    COUNT filled forms, ready to send, into FILE; each makes a registration of its own
    count               how many registrations there are
"""

import json
import pickle
import sys
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import django

from bench.addresses import register_addresses

HOST: Final = "127.0.0.1"
FORM: Final = "/registrasi-laboratorium/"
HOME: Final = "/"
CATALOGUE: Final = "/pemeriksaan/"
API_LIST: Final = "/api/v2/pages/?limit=20"
# Not statements that ask or write something.
_CONTROL: Final = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")
TRACKED: Final = 200
DETAILS: Final = 20
LETTER_BYTES: Final = 100_000


def grow(count: int) -> dict[str, Any]:
    from bench.generate import generate
    from services.registrations.models import Registration

    missing = count - Registration.objects.count()
    if missing > 0:
        generate(missing)
    return {"registrations": Registration.objects.count()}


def prepare() -> dict[str, Any]:
    """``paths``: name to address, of one visitor or officer; ``tracking``, ``details``: many addresses of one kind."""
    from django.conf import settings

    from services.registrations.models import Registration
    from services.registrations.staff.addresses import detail_url

    staff = _staff_cookie()
    made = Registration.objects.filter(form_token__startswith="bench-")
    first, last = made.order_by("pk").first(), made.order_by("-pk").first()
    if first is None or last is None:
        raise ValueError("there is nothing to measure with: grow first")
    ids = _spread(first.pk, last.pk, TRACKED)
    rows = list(Registration.objects.filter(pk__in=ids))
    one = rows[len(rows) // 2]
    lists = register_addresses(one)
    details = [detail_url(row) for row in rows[:: max(1, len(rows) // DETAILS)]]
    tracking = [{"path": f"/lacak/{row.number}/", "cookie": _tracking_cookie(row)} for row in rows]
    counted = {
        "kept": max(_queries(path, kept=True) for path in (HOME, CATALOGUE)),
        "home": _queries(HOME),
        "catalogue": _queries(CATALOGUE),
        "exam": _queries(_exam_address()),
        "api": _queries(API_LIST),
        "form": _queries(FORM),
        "tracking": max(_queries(entry["path"], entry["cookie"]) for entry in tracking[:20]),
        "detail": max(_queries(path, staff) for path in details),
        **{f"list: {name}": _queries(path, staff) for name, path in lists.items()},
    }
    return {
        "staff": staff,
        "lists": lists,
        "details": details,
        "tracking": tracking,
        "exam": _exam_address(),
        # Whoever has a session is shown pages that are rendered anew.
        "session": f"{settings.SESSION_COOKIE_NAME}=of-nobody",
        "queries": counted,
    }


def _spread(first: int, last: int, count: int) -> list[int]:
    """Ids from all of the table, so that no page of an index is always the same one."""
    return sorted({first + (last - first) * position // max(1, count - 1) for position in range(count)})


def _exam_address() -> str:
    from cms_pages.catalogue.models import ExamTypePage

    page = ExamTypePage.objects.live().order_by("pk").first()
    if page is None:
        raise ValueError("the demo content is missing")
    return str(page.get_url())


def _session(values: dict[str, Any]) -> str:
    """A cookie whose session holds these values."""
    from importlib import import_module

    from django.conf import settings

    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update(values)
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"


def _staff_cookie() -> str:
    """A laboratory officer's session with the second factor proved, as production wants it."""
    from allauth.mfa.models import Authenticator
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY, get_user_model

    user = get_user_model().objects.get(username="labadmin")
    Authenticator.objects.get_or_create(user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": ""}})
    return _session(
        {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: "services.accounts.backends.StaffBackend",
            HASH_SESSION_KEY: user.get_session_auth_hash(),
            "account_authentication_methods": [{"method": "password", "at": 0}, {"method": "mfa", "at": 0}],
            "account_authentication_methods_user": str(user.pk),
        }
    )


def _tracking_cookie(row: Any) -> str:
    from services.common import clock
    from services.tracking import session

    until = (clock.now() + timedelta(hours=12)).isoformat()
    return _session({session.KEY: {"registration": row.pk, "until": until}})


def _queries(path: str, cookie: str = "", *, kept: bool = False) -> int:
    """Statements of a page in a process that has answered before, and whose caches are empty unless it is `kept`."""
    from django.core.cache import caches
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    for last in (False, True):
        client = Client(SERVER_NAME=HOST, HTTP_COOKIE=cookie)
        for cache in () if kept else caches.all():
            cache.clear()
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
        if answer.status_code != 200:
            raise ValueError(f"{path} answers {answer.status_code}")
        if last:
            return len(statements(captured.captured_queries))
    raise AssertionError


def statements(captured: Iterable[dict[str, str]]) -> list[str]:
    """The SQL of what was asked and written, without transaction control."""
    return [query["sql"] for query in captured if not query["sql"].startswith(_CONTROL)]


def forms(count: int, file: str) -> dict[str, Any]:
    """Requests that a browser would send, each with a letter and a visitor's address of its own."""
    from services.registrations.models import Registration

    requests = list(_filled_forms(count))
    Path(file).write_bytes(pickle.dumps(requests))
    return {"forms": len(requests), "queries": _queries_of_form(), "registrations": Registration.objects.count()}


def read_forms(file: Path) -> list[bytes]:
    """What `forms` wrote."""
    requests: list[bytes] = pickle.loads(file.read_bytes())
    return requests


def _filled_forms(count: int) -> Iterable[bytes]:
    from bench.forms import letter, visitor_request

    content = letter(LETTER_BYTES)
    for number, fields in enumerate(_fields(count)):
        yield visitor_request(FORM, fields, content, number)


def _fields(count: int) -> Iterable[list[tuple[str, str]]]:
    """The fields of `count` different people, each with a token, three exams and the next open day."""
    import secrets

    from cms_pages.catalogue import queries as catalogue
    from cms_pages.catalogue.enums import WALK_IN_SERVICES, SampleType
    from cms_pages.information.queries import current_consent
    from services.common import clock
    from services.common.enums import Service
    from services.common.form_tokens import new_form_token
    from services.registrations.forms import LaboratoryForm
    from services.schedule.queries import calendar

    days = calendar(Service.LABORATORY).next_open_days(clock.today(), 5)
    offered = catalogue.flat(catalogue.grouped(sample_type=SampleType.HUMAN, service_types=WALK_IN_SERVICES))
    chosen, version = list(offered)[:3], current_consent().version
    for _ in range(count):
        born = date(1950, 1, 1) + timedelta(days=secrets.randbelow(50 * 365))
        yield [
            ("form_token", new_form_token(LaboratoryForm.token_kind, version)),
            ("for_whom", "self"),
            ("full_name", "Siti Rahmawati"),
            ("identity_type", "nik"),
            ("nik", f"330801{born:%d%m%y}{secrets.randbelow(9999) + 1:04}"),
            ("birth_date", f"{born:%d/%m/%Y}"),
            ("phone", f"0812{secrets.randbelow(10**8):08}"),
            ("email", "siti@example.test"),
            ("visit_day", f"{secrets.choice(days):%Y-%m-%d}"),
            ("consent", "on"),
            *(("exams", f"{exam.page_id}:{exam.price_idr}") for exam in chosen),
        ]


def _queries_of_form() -> int:
    """Statements of one whole form with its commit."""
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from bench.forms import letter

    counted = 0
    for fields in _fields(2):
        data: dict[str, Any] = {}
        for name, value in fields:
            data.setdefault(name, []).append(value)
        data["referral"] = SimpleUploadedFile("rujukan.pdf", letter(LETTER_BYTES))
        with CaptureQueriesContext(connection) as captured:
            answer = Client(SERVER_NAME=HOST).post(FORM, data)
        if answer.status_code != 302:
            raise ValueError(f"the form answers {answer.status_code}")
        counted = len(statements(captured.captured_queries))
    return counted


def count() -> dict[str, Any]:
    from services.registrations.models import Registration

    return {"registrations": Registration.objects.count()}


def main(arguments: list[str]) -> int:
    django.setup()
    match arguments:
        case ["grow", number]:
            answer = grow(int(number))
        case ["prepare"]:
            answer = prepare()
        case ["forms", number, file]:
            answer = forms(int(number), file)
        case ["count"]:
            answer = count()
        case _:
            raise SystemExit(__doc__)
    print(json.dumps(answer))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
