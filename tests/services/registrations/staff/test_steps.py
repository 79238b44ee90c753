"""Taking steps from the detail page and for many at once; the officer who comes second is told, not broken."""

from typing import Any

import pytest
from django.test import Client

from services.accounts.models import User
from services.notifications.models import Message
from services.registrations.actions import move
from services.registrations.enums import Status
from services.registrations.models import Registration
from tests.services.registrations.staff.pages import LIST, numbers, text
from tests.support.registrations import person, registration


def address(row: Registration, *parts: object) -> str:
    return "/".join([LIST.rstrip("/"), str(row.pk), *map(str, parts), ""])


def test_the_detail_page_offers_the_next_step_first(first: Client, siti: Registration) -> None:
    page = first.get(address(siti))
    body = text(page)
    assert "Periksa data dan surat rujukan, lalu verifikasi." in body
    html = page.content.decode()
    steps = html[html.index('class="reg-steps"') :]
    assert steps.index("Verifikasi") < steps.index("Minta perbaikan") < steps.index("Tolak")
    # One filled button: the step forward.
    filled = [part for part in steps.split("</div>")[0].split('class="button')[1:] if not part.startswith(" ")]
    assert len(filled) == 1
    assert "Verifikasi" in filled[0]


def test_verify_receive_examine(first: Client, siti: Registration, ratna: User) -> None:
    for step, status in {
        "verify": Status.VERIFIED,
        "receive_specimen": Status.SPECIMEN_RECEIVED,
        "examine": Status.EXAMINING,
    }.items():
        page = first.post(address(siti, "langkah", step), follow=True)
        assert page.redirect_chain == [(address(siti), 302)]
        assert status.label in text(page)
        siti.refresh_from_db()
        assert siti.status == status
    change = siti.history.latest("id")
    assert (change.step, change.actor, change.to_status) == ("examine", ratna, Status.EXAMINING)
    assert "Ratna" in text(first.get(address(siti)))


def test_a_step_that_needs_a_reason_asks_for_it(first: Client, siti: Registration) -> None:
    asked = first.get(address(siti, "langkah", "request_correction"))
    assert "Pemohon membaca alasan ini" in text(asked)
    empty = first.post(address(siti, "langkah", "request_correction"), {"reason": "  "})
    assert "Tulis alasannya." in text(empty)
    siti.refresh_from_db()
    assert siti.status == Status.SUBMITTED
    taken = first.post(address(siti, "langkah", "request_correction"), {"reason": "Surat tidak terbaca."}, follow=True)
    assert "Alasan: Surat tidak terbaca." in text(taken)
    siti.refresh_from_db()
    assert siti.status == Status.NEEDS_CORRECTION
    assert "Surat tidak terbaca." not in Message.objects.latest("pk").body


@pytest.mark.parametrize("reason", ["x" * 1001, "a\x00b"])
def test_a_bad_reason_stays_in_the_field(first: Client, siti: Registration, reason: str) -> None:
    page = first.post(address(siti, "langkah", "reject"), {"reason": reason})
    assert page.status_code == 200
    assert page.context["form"].errors.keys() == {"reason"}
    siti.refresh_from_db()
    assert siti.status == Status.SUBMITTED


def test_the_second_officer_is_told_where_it_stands(first: Client, siti: Registration, yusuf: User) -> None:
    move(siti.pk, "verify", actor=yusuf)
    page = first.post(address(siti, "langkah", "verify"), follow=True)
    assert "Tidak ada yang diubah. Pendaftaran ini sekarang berstatus Terverifikasi." in text(page)
    assert siti.history.filter(step="verify").count() == 1
    # So is who opens the page of a step that is over.
    assert "sekarang berstatus Terverifikasi" in text(first.get(address(siti, "langkah", "verify"), follow=True))


def test_undo(first: Client, siti: Registration, ratna: User) -> None:
    move(siti.pk, "verify", actor=ratna)
    first.post(address(siti, "langkah", "unverify"), {"reason": "Salah klik."})
    siti.refresh_from_db()
    assert siti.status == Status.SUBMITTED
    assert "Batalkan verifikasi" in text(first.get(address(siti)))


def _bulk(client: Client, step: str, *rows: Registration, **more: Any) -> Any:
    return client.post(f"{LIST}massal/", {"step": step, "pilih": [row.pk for row in rows], **more}, follow=True)


@pytest.fixture
def budi(siti: Registration) -> Registration:
    return registration(person=person(full_name="Budi Santoso", identity_number="3308011705900002"))


def test_bulk_tells_which_moved_and_why_not(first: Client, siti: Registration, budi: Registration, yusuf: User) -> None:
    move(budi.pk, "reject", actor=yusuf, reason="Salah layanan.")
    page = _bulk(first, "verify", siti, budi)
    assert page.status_code == 200
    body = text(page)
    assert "Verifikasi: 1 berhasil, 1 tidak" in body
    assert f"{siti.number} Siti Rahmawati Terverifikasi" in body
    assert f"{budi.number} Budi Santoso Tidak ada yang diubah. Pendaftaran ini sekarang berstatus Ditolak." in body
    assert [row.status for row in Registration.objects.order_by("pk")] == [Status.VERIFIED, Status.REJECTED]


def test_bulk_refuses_what_it_does_not_know(first: Client, siti: Registration) -> None:
    for step in ("reject", "release_result", "nonsense", ""):
        assert "Langkah ini" in text(_bulk(first, step, siti)) or step == ""
    assert "Centang dulu" in text(_bulk(first, "verify"))
    for ids in (["x"], ["1" * 30], ["-1"], ["١"]):
        page = first.post(f"{LIST}massal/", {"step": "verify", "pilih": ids}, follow=True)
        assert "Pilihan tidak terbaca" in text(page)
    assert "Paling banyak 200" in text(
        first.post(f"{LIST}massal/", {"step": "verify", "pilih": [str(each) for each in range(201)]}, follow=True)
    )
    unknown = first.post(f"{LIST}massal/", {"step": "verify", "pilih": ["999999"]})
    assert "1 pilihan tidak ditemukan." in text(unknown)
    siti.refresh_from_db()
    assert siti.status == Status.SUBMITTED


def test_the_list_offers_the_bulk_steps_of_the_flow(first: Client, siti: Registration) -> None:
    body = text(first.get(LIST))
    assert "Yang dicentang: Verifikasi Terima sampel Mulai pemeriksaan" in body
    assert numbers(first.get(LIST)) == [siti.number]
