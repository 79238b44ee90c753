"""A result's way through the screens: uploaded by one, looked at and released by another, withdrawn, corrected."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from services.accounts.models import User
from services.files.queries import read
from services.registrations.actions import move
from services.registrations.enums import PatientMatch, ResultStatus, Status
from services.registrations.models import Registration, ResultVersion
from tests.services.registrations.staff.pages import LIST, text
from tests.support.pdfs import pdf


def address(row: Registration, *parts: object) -> str:
    return "/".join([LIST.rstrip("/"), str(row.pk), *map(str, parts), ""])


@pytest.fixture
def examining(siti: Registration, ratna: User) -> Registration:
    for step in ("verify", "receive_specimen", "examine"):
        move(siti.pk, step, actor=ratna)
    siti.refresh_from_db()
    return siti


def upload(client: Client, row: Registration, content: bytes, **fields: Any) -> Any:
    file = SimpleUploadedFile("hasil.pdf", content, content_type="application/pdf")
    return client.post(address(row, "hasil", "unggah"), {"file": file, **fields}, follow=True)


@pytest.fixture
def uploaded(first: Client, examining: Registration) -> Registration:
    upload(first, examining, pdf(examining.number))
    examining.refresh_from_db()
    return examining


def test_uploaded_then_released_by_another(first: Client, second: Client, uploaded: Registration) -> None:
    assert uploaded.status == Status.VALIDATED
    version = uploaded.results.get()
    page = text(first.get(address(uploaded)))
    assert "Hasil yang Anda unggah menunggu rilis oleh petugas lain." in page
    assert "Rilis hasil" not in page
    look = second.get(address(uploaded, "hasil", version.pk, "rilis"))
    assert f'src="/berkas/{version.file_id}/"' in look.content.decode()
    assert "Siti Rahmawati" in text(look)
    unticked = second.post(address(uploaded, "hasil", version.pk, "rilis"), {})
    assert "Cocokkan isi PDF dengan data pasien" in text(unticked)
    done = second.post(address(uploaded, "hasil", version.pk, "rilis"), {"confirmed": "on"}, follow=True)
    assert "Rilis hasil berhasil" in text(done)
    version.refresh_from_db()
    uploaded.refresh_from_db()
    assert (version.status, uploaded.status) == (ResultStatus.RELEASED, Status.COMPLETED)
    assert str(version.released_by) == "Yusuf"


def test_the_uploader_may_not_release(first: Client, uploaded: Registration) -> None:
    version = uploaded.results.get()
    look = first.get(address(uploaded, "hasil", version.pk, "rilis"))
    assert "Hasil ini Anda sendiri yang mengunggah." in text(look)
    assert "confirmed" not in look.content.decode()
    page = first.post(address(uploaded, "hasil", version.pk, "rilis"), {"confirmed": "on"}, follow=True)
    assert "Hasil ini Anda sendiri yang mengunggah. Perilisan harus dilakukan petugas lain." in text(page)
    version.refresh_from_db()
    assert version.status == ResultStatus.UPLOADED


def test_a_pdf_that_names_nobody_needs_the_number_twice(first: Client, second: Client, examining: Registration) -> None:
    page = upload(first, examining, pdf("Kolesterol 180 mg/dL"))
    assert "Berkas ini tidak memuat nomor pendaftaran maupun nama lengkap pasien." in text(page)
    assert page.context["form"].errors.keys() == {"number"}
    wrong = upload(first, examining, pdf("Kolesterol 180 mg/dL"), number="L261123-7KQ4-M9XA")
    assert "Nomor ini bukan nomor pendaftaran pasien ini." in text(wrong)
    assert examining.results.count() == 0
    upload(first, examining, pdf("Kolesterol 180 mg/dL"), number=examining.number.lower())
    version = examining.results.get()
    assert (version.match, version.uploader_typed_number) == (PatientMatch.NOTHING, True)
    release = address(examining, "hasil", version.pk, "rilis")
    assert "Ketik nomor pendaftaran pasien ini." in text(second.post(release, {"confirmed": "on"}))
    assert "bukan nomor" in text(second.post(release, {"confirmed": "on", "number": "L261123-7KQ4-M9XA"}))
    second.post(release, {"confirmed": "on", "number": examining.number})
    version.refresh_from_db()
    assert (version.status, version.releaser_typed_number) == (ResultStatus.RELEASED, True)


def _locked_pdf() -> bytes:
    output = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "Berkas ini kosong."),
        (b"<html>bukan</html>", "Berkas ini bukan PDF."),
        (b"%PDF-1.7 terpotong", "Berkas ini rusak atau terpotong."),
        (_locked_pdf(), "PDF ini dikunci kata sandi."),
        (b"%PDF-1.7" + b"0" * 2048 * 1024, "lebih besar dari 2048 KB"),
    ],
    ids=["empty", "html", "truncated", "locked", "too large"],
)
def test_a_bad_file_is_explained_at_its_field(
    first: Client, examining: Registration, content: bytes, words: str
) -> None:
    page = upload(first, examining, content)
    assert page.status_code == 200
    assert words in " ".join(page.context["form"].errors["file"])
    assert examining.results.count() == 0
    assert first.post(address(examining, "hasil", "unggah"), {}).context["form"].errors["file"] == [
        "Pilih berkas PDF hasil pemeriksaan."
    ]


def test_a_version_that_was_replaced_is_not_released(first: Client, second: Client, uploaded: Registration) -> None:
    seen = uploaded.results.get()
    first.post(address(uploaded, "hasil", seen.pk, "batalkan"), {"reason": "Berkas lama."})
    upload(first, uploaded, pdf(uploaded.number, "baru"))
    page = second.post(address(uploaded, "hasil", seen.pk, "rilis"), {"confirmed": "on"}, follow=True)
    assert "sudah tidak menunggu rilis" in text(page)
    assert "sudah tidak menunggu rilis" in text(second.get(address(uploaded, "hasil", seen.pk, "rilis"), follow=True))
    assert not uploaded.results.filter(status=ResultStatus.RELEASED).exists()


def latest(row: Registration) -> ResultVersion:
    return row.results.order_by("-version")[0]


def test_discard_withdraw_and_correct(first: Client, second: Client, uploaded: Registration) -> None:
    version = uploaded.results.get()
    discard = address(uploaded, "hasil", version.pk, "batalkan")
    assert "Tulis alasannya." in text(first.post(discard, {"reason": ""}))
    first.post(discard, {"reason": "Salah berkas."})
    uploaded.refresh_from_db()
    assert uploaded.status == Status.EXAMINING
    upload(first, uploaded, pdf(uploaded.number, "dua"))
    second.post(address(uploaded, "hasil", latest(uploaded).pk, "rilis"), {"confirmed": "on"})

    upload(first, uploaded, pdf(uploaded.number, "koreksi"))
    correction = latest(uploaded)
    assert "Koreksi hasil yang diunggah Ratna menunggu rilis." in text(second.get(address(uploaded)))
    second.post(address(uploaded, "hasil", correction.pk, "rilis"), {"confirmed": "on"})
    assert [each.status for each in uploaded.results.order_by("version")] == [
        ResultStatus.DISCARDED,
        ResultStatus.SUPERSEDED,
        ResultStatus.RELEASED,
    ]
    page = second.post(address(uploaded, "hasil", "tarik"), {"reason": "Satuan keliru."}, follow=True)
    assert "Tarik hasil berhasil" in text(page)
    uploaded.refresh_from_db()
    correction.refresh_from_db()
    assert (uploaded.status, correction.status) == (Status.EXAMINING, ResultStatus.WITHDRAWN)
    assert "Ditarik oleh Yusuf" in text(second.get(address(uploaded)))


def test_nothing_to_withdraw(second: Client, examining: Registration) -> None:
    page = second.post(address(examining, "hasil", "tarik"), {"reason": "Keliru."}, follow=True)
    assert "sekarang berstatus Diperiksa" in text(page)


def test_documents_open_for_those_who_see_the_register(
    first: Client, uploaded: Registration, make_officer: Any, client_of: Any
) -> None:
    from services.accounts.enums import Role

    file = uploaded.results.get().file
    assert file is not None
    waiting: Any = first.get(f"/berkas/{file.pk}/")
    assert waiting.status_code == 200
    content = b"".join(waiting.streaming_content) if waiting.streaming else waiting.content
    assert content == read(file)
    assert client_of(make_officer(Role.DOCTOR, "dokter")).get(f"/berkas/{file.pk}/").status_code == 200
    for role in (Role.CLINICADMIN, Role.EDITOR):
        assert client_of(make_officer(role, f"x{role}")).get(f"/berkas/{file.pk}/").status_code == 404
    assert client_of(None).get(f"/berkas/{file.pk}/").status_code == 404
