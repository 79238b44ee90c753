"""What officers see of the retention: until when, held or not, and what is left afterwards."""

from django.test import Client

from services.accounts.enums import Role
from services.accounts.models import User
from services.registrations.actions import anonymise
from services.registrations.models import LegalHold, Registration
from tests.services.registrations.staff.conftest import MakeClient, MakeOfficer
from tests.services.registrations.staff.pages import LIST, search, text
from tests.support.registrations import NIK
from tests.support.retention import age, finished, rejected

GONE = "Data pribadi telah dihapus sesuai masa simpan"


def test_a_hold_is_set_and_lifted_on_the_page_of_the_registration(
    first: Client, ratna: User, siti: Registration
) -> None:
    page = f"{LIST}{siti.pk}/"
    assert "Tahan penghapusan data" in text(first.get(page))
    assert "Tulis alasannya." in text(first.post(f"{page}penghapusan/tahan/", {"reason": " "}))
    held = first.post(f"{page}penghapusan/tahan/", {"reason": "Perkara nomor 12"}, follow=True)
    assert held.redirect_chain == [(page, 302)]
    assert "Penghapusan ditahan oleh Ratna" in text(held)
    assert "Alasan: Perkara nomor 12 Cabut penahanan" in text(held)
    again = first.post(f"{page}penghapusan/tahan/", {"reason": "Lagi"}, follow=True)
    assert "Penghapusan data pendaftaran ini sudah ditahan." in text(again)
    lifted = first.post(f"{page}penghapusan/lanjutkan/", {"reason": "Selesai"}, follow=True)
    assert "Tahan penghapusan data" in text(lifted)
    assert "Penghapusan ditahan" not in text(lifted)
    hold = LegalHold.objects.get()
    assert (hold.set_by, hold.lifted_by, hold.lift_reason) == (ratna, ratna, "Selesai")


def test_the_page_says_until_when(first: Client, siti: Registration) -> None:
    assert "Masa simpan dihitung sejak pendaftaran selesai" in text(first.get(f"{LIST}{siti.pk}/"))
    asked = rejected()
    assert "Data pribadi dan berkas disimpan paling sedikit sampai" in text(first.get(f"{LIST}{asked.pk}/"))


def test_a_doctor_sees_it_without_the_button(
    siti: Registration, make_officer: MakeOfficer, client_of: MakeClient
) -> None:
    words = text(client_of(make_officer(Role.DOCTOR, "dokter")).get(f"{LIST}{siti.pk}/"))
    assert "Masa simpan" in words
    assert "Tahan penghapusan data" not in words


def test_list_and_page_say_what_is_gone(first: Client) -> None:
    asked = age(finished(), years=26)
    assert anonymise(asked.pk)
    row = text(first.get(LIST))
    assert (row.count(GONE), "Siti" in row) == (1, False)
    page = first.get(f"{LIST}{asked.pk}/")
    words = text(page)
    assert words.count(GONE) == 2
    assert "Rp30.000" in words
    assert words.count(" Sudah dihapus ") == 1  # the result
    assert [page.context[name] for name in ("offers", "extra_actions", "may_reveal", "may_correct_person")] == [
        [],
        [],
        False,
        False,
    ]
    for button in ("Tampilkan data", "Perbaiki data", "Tahan penghapusan", "/berkas/"):
        assert button not in page.content.decode().partition("<main")[2], button


def test_no_screen_but_the_page_opens(first: Client) -> None:
    asked = age(finished(), years=26)
    version = asked.results.get().pk
    anonymise(asked.pk)
    for path in (
        "langkah/reopen/",
        "hasil/unggah/",
        "hasil/tarik/",
        f"hasil/{version}/rilis/",
        f"hasil/{version}/batalkan/",
        "perbaiki-data/",
        "data-pribadi/",
        "penghapusan/tahan/",
        "penghapusan/lanjutkan/",
    ):
        for send in (first.get, first.post):
            response = send(f"{LIST}{asked.pk}/{path}", follow=True)
            assert response.redirect_chain == [(f"{LIST}{asked.pk}/", 302)], path
            assert "tidak dapat diubah lagi" in text(response), path


def test_the_search_finds_the_number_and_nobody(first: Client) -> None:
    asked = age(rejected(), years=2)
    anonymise(asked.pk)
    assert asked.number in text(search(first, asked.number))
    for typed in ("rahma", NIK, "081234567890"):
        assert asked.number not in text(search(first, typed)), typed


def test_bulk_steps_explain_it(first: Client) -> None:
    asked = age(rejected(), years=2)
    anonymise(asked.pk)
    response = first.post(f"{LIST}massal/", {"step": "verify", "pilih": [asked.pk]})
    assert GONE in text(response)
