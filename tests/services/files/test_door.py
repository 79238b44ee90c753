"""/berkas/<id>/: asks the rule of the purpose, writes the trail, answers everybody else as if there were nothing."""

import uuid

import pytest
from django.http import HttpRequest
from django.test import Client

from services.accounts.models import User
from services.audit.models import AuditEntry
from services.files import access
from services.files.access import Grant
from services.files.actions import keep
from services.files.enums import Purpose
from services.files.models import StoredFile

CONTENT = b"%PDF-1.7 the letter"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rule(monkeypatch: pytest.MonkeyPatch) -> None:
    """Referrals are for whoever uploaded them, in this test."""

    def uploader_only(request: HttpRequest, file: StoredFile) -> Grant | None:
        return Grant(about=file, data={"why": "test"}) if request.user == file.created_by else None

    monkeypatch.setattr(access, "_rules", {Purpose.REFERRAL: [uploader_only]})


@pytest.fixture
def owner(client: Client) -> User:
    user = User.objects.create_user("owner", full_name="Rina Wulandari")
    client.force_login(user)
    return user


def file_of(owner: User | None, *, name: str = "rujukan.pdf", content_type: str = "application/pdf") -> StoredFile:
    return keep(CONTENT, purpose=Purpose.REFERRAL, name=name, content_type=content_type, actor=owner)


def test_shown_in_the_browser_and_recorded(client: Client, owner: User) -> None:
    file = file_of(owner)
    response = client.get(f"/berkas/{file.pk}/", REMOTE_ADDR="203.0.113.9")
    assert (response.status_code, response.content) == (200, CONTENT)
    entry = AuditEntry.objects.get()
    assert (entry.event, entry.actor_id, entry.address) == ("file.viewed", owner.pk, "203.0.113.9")
    assert entry.data == {"file": str(file.pk), "purpose": "referral", "sha256": file.sha256, "why": "test"}


def test_headers_that_keep_it_private_and_tame(client: Client, owner: User) -> None:
    response = client.get(f"/berkas/{file_of(owner).pk}/")
    assert {name: response[name] for name in ("Content-Type", "Content-Disposition", "Cache-Control")} == {
        "Content-Type": "application/pdf",
        "Content-Disposition": 'inline; filename="rujukan.pdf"',
        "Cache-Control": "no-store, private",
    }
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")


def test_downloaded_and_recorded_as_such(client: Client, owner: User) -> None:
    response = client.get(f"/berkas/{file_of(owner).pk}/?unduh=1")
    assert response["Content-Disposition"] == 'attachment; filename="rujukan.pdf"'
    assert AuditEntry.objects.get().event == "file.downloaded"


def test_the_rule_may_call_it_otherwise(client: Client, owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def renaming(request: HttpRequest, file: StoredFile) -> Grant | None:
        return Grant(about=file, name="Surat-1.pdf")

    monkeypatch.setattr(access, "_rules", {Purpose.REFERRAL: [renaming]})
    response = client.get(f"/berkas/{file_of(owner, name='budi santoso.pdf').pk}/?unduh=1")
    assert response["Content-Disposition"] == 'attachment; filename="Surat-1.pdf"'


def test_names_in_any_script_and_with_quotes_are_safe_in_the_header(client: Client, owner: User) -> None:
    file = file_of(owner, name='hasil é "x".pdf')
    response = client.get(f"/berkas/{file.pk}/?unduh=1")
    assert response["Content-Disposition"] == "attachment; filename*=utf-8''hasil%20%C3%A9%20%22x%22.pdf"


def test_what_is_no_pdf_is_only_ever_downloaded(client: Client, owner: User) -> None:
    response = client.get(f"/berkas/{file_of(owner, name='x.html', content_type='text/html').pk}/")
    assert response["Content-Disposition"] == 'attachment; filename="x.html"'
    assert response["Content-Security-Policy"].endswith("; sandbox")


def test_head_answers_the_headers_and_hands_out_nothing(client: Client, owner: User) -> None:
    response = client.head(f"/berkas/{file_of(owner).pk}/")
    assert (response.status_code, response.content, response["Content-Length"]) == (200, b"", str(len(CONTENT)))
    assert not AuditEntry.objects.exists()


def test_the_same_404_for_strangers_and_for_what_does_not_exist(client: Client) -> None:
    theirs = file_of(User.objects.create_user("somebody", full_name="Budi"))
    client.force_login(User.objects.create_user("stranger", full_name="Tono"))
    known, unknown = client.get(f"/berkas/{theirs.pk}/"), client.get(f"/berkas/{uuid.uuid4()}/")
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert known.content.replace(str(theirs.pk).encode(), b"") == unknown.content.replace(
        unknown.request["PATH_INFO"].split("/")[2].encode(), b""
    )
    client.logout()
    assert client.get(f"/berkas/{theirs.pk}/").status_code == 404
    assert not AuditEntry.objects.exists()


def test_a_purpose_without_a_rule_is_open_to_nobody(client: Client, owner: User) -> None:
    file = keep(CONTENT, purpose=Purpose.RESULT, name="x.pdf", content_type="application/pdf", actor=owner)
    assert client.get(f"/berkas/{file.pk}/").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_nothing_is_changed_through_the_door(client: Client, owner: User, method: str) -> None:
    assert getattr(client, method)(f"/berkas/{file_of(owner).pk}/").status_code == 405
