"""Masked until a reason is given; shown once; on the record."""

from django.test import Client

from services.accounts.models import User
from services.audit.models import AuditEntry
from services.registrations.models import Registration
from tests.services.registrations.staff.pages import LIST, numbers, search, text
from tests.support.registrations import NIK

SECRETS = (NIK, "+6281234567890", "17 Mei 1990", "siti@example.test")


def test_the_detail_page_masks(first: Client, siti: Registration) -> None:
    page = first.get(f"{LIST}{siti.pk}/")
    for secret in (*SECRETS, "1990-05-17", "81234567890"):
        assert secret not in page.content.decode()
    assert "NIK 3308••••••••0001" in text(page)
    assert "Tanggal lahir ••/••/1990" in text(page)
    assert "WhatsApp +62 812 •••• 7890" in text(page)


def test_a_reason_opens_it_once_and_is_recorded(first: Client, siti: Registration, ratna: User) -> None:
    address = f"{LIST}{siti.pk}/data-pribadi/"
    refused = first.post(address, {"reason": " "})
    assert "Tulis alasannya." in text(refused)
    for page in (first.get(address), refused):
        assert not any(secret in page.content.decode() for secret in SECRETS)
    shown = first.post(address, {"reason": "Menelepon pasien."})
    assert all(secret in text(shown) for secret in SECRETS)
    assert "no-store" in shown["Cache-Control"]
    entry = AuditEntry.objects.get(event="registration.revealed")
    assert (entry.actor_id, entry.object_id, entry.data) == (ratna.pk, str(siti.pk), {"reason": "Menelepon pasien."})
    assert not any(secret in first.get(address).content.decode() for secret in SECRETS)


MENDED = {
    "opened": "1",
    "reason": "Pasien menunjukkan KTP.",
    "for_whom": "self",
    "full_name": "Siti Rahmawati Putri",
    "identity_type": "nik",
    "nik": NIK,
    "birth_date": "17/05/1990",
    "phone": "0813 1111 2222",
    "email": "",
}


def test_mending_opens_with_a_reason_and_is_recorded(first: Client, siti: Registration, ratna: User) -> None:
    address = f"{LIST}{siti.pk}/perbaiki-data/"
    for page in (first.get(address), first.post(address, {"reason": ""})):
        assert not any(secret in page.content.decode() for secret in SECRETS)
    assert not AuditEntry.objects.filter(event="registration.revealed").exists()
    opened = first.post(address, {"reason": "Nomor salah ketik."})
    assert f'value="{NIK}"' in opened.content.decode()
    assert AuditEntry.objects.get(event="registration.revealed").actor_id == ratna.pk

    wrong = first.post(address, MENDED | {"nik": NIK[:-1], "phone": "0813"})
    assert wrong.context["form"].errors.keys() == {"nik", "phone"}
    assert 'value="Siti Rahmawati Putri"' in wrong.content.decode()

    done = first.post(address, MENDED, follow=True)
    assert f"Data pasien {siti.number} diperbaiki." in text(done)
    siti.refresh_from_db()
    assert (siti.full_name, siti.phone, siti.email) == ("Siti Rahmawati Putri", "+6281311112222", "")
    entry = AuditEntry.objects.get(event="registration.person_corrected")
    assert entry.data == {"fields": ["full_name", "phone", "email"], "reason": "Pasien menunjukkan KTP."}
    assert search_finds(first, "0813 1111 2222") == [siti.number]
    assert search_finds(first, "081234567890") == []


def search_finds(client: Client, typed: str) -> list[str]:
    return numbers(search(client, typed))
