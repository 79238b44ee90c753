"""Who may open which screen of the register: every address, each role, and a stranger."""

from typing import Final

import pytest

from services.accounts.enums import Role
from services.registrations.actions import move, upload_result
from services.registrations.models import Registration
from tests.services.registrations.staff.conftest import MakeClient, MakeOfficer
from tests.support.pdfs import pdf
from tests.support.registrations import registration

LABORATORY: Final = frozenset({Role.SUPERADMIN, Role.LABADMIN})
READERS: Final = LABORATORY | {Role.DOCTOR}
DESK: Final = LABORATORY | {Role.CLINICADMIN}

# Method, address, and who gets in. `{pk}` waits for a release; {version} is its result.
ADDRESSES: Final = (
    ("GET", "", READERS),
    ("POST", "", READERS),
    ("GET", "loket/", DESK),
    ("POST", "loket/", DESK),
    ("POST", "massal/", LABORATORY),
    ("GET", "{pk}/", READERS),
    ("GET", "{fresh}/langkah/verify/", LABORATORY),
    ("POST", "{fresh}/langkah/verify/", LABORATORY),
    ("GET", "{fresh}/langkah/reject/", LABORATORY),
    ("GET", "{pk}/hasil/unggah/", LABORATORY),
    ("POST", "{pk}/hasil/unggah/", LABORATORY),
    ("GET", "{pk}/hasil/{version}/rilis/", LABORATORY),
    ("POST", "{pk}/hasil/{version}/rilis/", LABORATORY),
    ("GET", "{pk}/hasil/{version}/batalkan/", LABORATORY),
    ("POST", "{pk}/hasil/{version}/batalkan/", LABORATORY),
    ("GET", "{pk}/hasil/tarik/", LABORATORY),
    ("POST", "{pk}/hasil/tarik/", LABORATORY),
    ("GET", "{pk}/data-pribadi/", READERS),
    ("POST", "{pk}/data-pribadi/", READERS),
    ("GET", "{pk}/perbaiki-data/", LABORATORY),
    ("POST", "{pk}/perbaiki-data/", LABORATORY),
    ("GET", "{pk}/penghapusan/tahan/", LABORATORY),
    ("POST", "{pk}/penghapusan/tahan/", LABORATORY),
    ("GET", "{pk}/penghapusan/lanjutkan/", LABORATORY),
    ("POST", "{pk}/penghapusan/lanjutkan/", LABORATORY),
)


@pytest.fixture
def places(make_officer: MakeOfficer) -> dict[str, int]:
    uploader = make_officer(Role.LABADMIN, "uploader")
    waiting = registration()
    for step in ("verify", "receive_specimen", "examine"):
        move(waiting.pk, step, actor=uploader)
    version = upload_result(waiting.pk, pdf(waiting.number), name="hasil.pdf", actor=uploader)
    return {"pk": waiting.pk, "version": version.pk, "fresh": registration().pk}


@pytest.mark.parametrize("role", [*Role, None], ids=lambda role: str(role or "stranger"))
def test_matrix(places: dict[str, int], make_officer: MakeOfficer, client_of: MakeClient, role: Role | None) -> None:
    client = client_of(make_officer(role, "asking") if role else None)
    before = list(Registration.objects.order_by("pk").values_list("status", flat=True))
    let_in, expected = [], []
    for method, path, roles in ADDRESSES:
        address = f"/admin/laboratorium/{path.format(**places)}"
        response = client.get(address) if method == "GET" else client.post(address)
        if role in roles:
            expected.append((method, path))
        if response.status_code == 200 or response.get("Location", "").startswith("/admin/laboratorium/"):
            let_in.append((method, path))
        elif role is None:
            assert (response.status_code, response["Location"]) == (302, f"/login/?next={address}")
        else:
            assert (response.status_code, response["Location"]) == (302, "/admin/"), (method, path)
    assert let_in == expected
    if role not in LABORATORY:
        assert list(Registration.objects.order_by("pk").values_list("status", flat=True)) == before


def test_screens_of_modeladmin_that_write_do_not_exist(
    places: dict[str, int], make_officer: MakeOfficer, client_of: MakeClient
) -> None:
    client = client_of(make_officer(Role.SUPERADMIN, "boss"))
    for path in ("create/", "edit/{pk}/", "delete/{pk}/", "inspect/{pk}/", "history/{pk}/", "choose_parent/"):
        assert client.get(f"/admin/laboratorium/{path.format(**places)}").status_code == 404
    for name in ("xlsx", "csv"):
        response = client.get(f"/admin/laboratorium/?export={name}")
        assert response["Content-Type"] == "text/html; charset=utf-8"


def test_an_answer_is_not_kept_by_a_browser(
    places: dict[str, int], make_officer: MakeOfficer, client_of: MakeClient
) -> None:
    client = client_of(make_officer(Role.SUPERADMIN, "boss"))
    for method, path, _ in ADDRESSES:
        if method == "GET":
            response = client.get(f"/admin/laboratorium/{path.format(**places)}")
            assert "no-store" in response["Cache-Control"], path


def test_a_get_changes_nothing_and_a_wrong_method_is_refused(
    places: dict[str, int], make_officer: MakeOfficer, client_of: MakeClient
) -> None:
    client = client_of(make_officer(Role.SUPERADMIN, "boss"))
    assert client.get("/admin/laboratorium/massal/").status_code == 405
    assert client.post(f"/admin/laboratorium/{places['pk']}/").status_code == 405
    before = list(Registration.objects.order_by("pk").values())
    for method, path, _ in ADDRESSES:
        if method == "GET":
            client.get(f"/admin/laboratorium/{path.format(**places)}")
    assert list(Registration.objects.order_by("pk").values()) == before


def test_every_form_is_guarded_against_forgery(places: dict[str, int], make_officer: MakeOfficer) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(make_officer(Role.SUPERADMIN, "boss"))
    for method, path, _ in ADDRESSES:
        if method == "POST":
            assert client.post(f"/admin/laboratorium/{path.format(**places)}").status_code == 403


def test_ids_that_lead_nowhere(places: dict[str, int], make_officer: MakeOfficer, client_of: MakeClient) -> None:
    client = client_of(make_officer(Role.SUPERADMIN, "boss"))
    for path in ("99999/", "9223372036854775808/", "99999/hasil/unggah/", f"{places['pk']}/langkah/nonsense/"):
        assert client.get(f"/admin/laboratorium/{path}").status_code == 404
    # A step of the applicant's, and one that has a screen of its own.
    for step in ("resubmit", "release_result"):
        assert client.post(f"/admin/laboratorium/{places['pk']}/langkah/{step}/").status_code == 404
