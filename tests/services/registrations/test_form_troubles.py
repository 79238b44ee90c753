"""When the house is at fault, or somebody meddles: a clear answer, the typed text back, nothing half written."""

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client

from services.common.form_tokens import new_form_token
from services.registrations.forms import LaboratoryForm
from services.registrations.models import Registration
from services.registrations.views import words
from tests.support.public_form import FORM, NOTHING, Answer, Sender, letter, write_lock_held, written

EXPIRED = "Formulir ini sudah terlalu lama terbuka. Isian Anda masih ada. Periksa, lalu kirim sekali lagi."


def _came_back(answer: Answer, sender: Sender) -> None:
    """What was typed and chosen stands in the page, and nothing was written."""
    assert answer.value("full_name") == "Siti Rahmawati"
    assert answer.value("phone") == "0812 3456 7890"
    assert answer.ticked("exams") == [sender.value()]
    assert len(answer.page.select("#id_consent[checked]")) == 1
    assert written() == NOTHING


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_a_locked_database_gives_the_form_back(sender: Sender) -> None:
    form = sender.filled()
    with write_lock_held():
        answer = sender.post({**form, "referral": letter()})
    assert (answer.status, answer.summary) == (503, [words.BUSY])
    _came_back(answer, sender)
    assert sender.post({**form, "referral": letter()}).status == 302
    assert Registration.objects.count() == 1


@pytest.mark.django_db
def test_a_full_disk_gives_the_form_back(sender: Sender, tmp_path: Path, settings: Any) -> None:
    no_folder = tmp_path / "file-where-a-folder-should-be"
    no_folder.write_text("")
    private = dict(configured.STORAGES["private"]) | {
        "OPTIONS": {**configured.STORAGES["private"]["OPTIONS"], "location": no_folder}
    }
    settings.STORAGES = {**configured.STORAGES, "private": private}
    with pytest.raises(OSError, match="folder"):
        storages["private"].save("x", ContentFile(b""))
    answer = sender.send()
    assert answer.errors == {
        "referral": ["Berkas belum dapat kami simpan. Pendaftaran belum terkirim. Coba lagi sebentar lagi."]
    }
    _came_back(answer, sender)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "token",
    ["", "x", "\0", "a" * 10_000, new_form_token("another-form"), new_form_token(LaboratoryForm.token_kind)[:-1] + "-"],
    ids=["none", "nonsense", "NUL", "long", "of another form", "changed"],
)
def test_a_form_without_our_token_is_shown_again_with_a_new_one(sender: Sender, token: str) -> None:
    form = sender.filled(form_token=token)
    answer = sender.post(form)
    assert answer.errors == {"__all__": [EXPIRED]}
    _came_back(answer, sender)
    again = {**form, "form_token": answer.value("form_token"), "referral_kept": answer.kept}
    again.pop("referral")
    assert sender.post(again).status == 302


@pytest.mark.django_db
def test_without_cookies_the_form_is_taken_but_a_kept_letter_is_not_found(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    stranger = Sender(Client(), sender.exam)
    assert stranger.refused(referral_kept=kept) == {"referral": ["Unggah surat rujukan, sebagai PDF atau foto."]}
    assert stranger.taken() == Registration.objects.get()


@pytest.mark.django_db
def test_a_form_sent_by_another_site_is_shown_first(sender: Sender) -> None:
    answer = sender.post(sender.filled(), headers={"Sec-Fetch-Site": "cross-site"})
    assert (answer.status, answer.summary) == (403, [words.FROM_ELSEWHERE])
    _came_back(answer, sender)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "value",
    ["\0", "x" * 10_000, "\u202eabc", "😀", "'; DROP TABLE x; --", "<script>1</script>"],
    ids=["NUL", "long", "RTL", "emoji", "SQL", "HTML"],
)
def test_nothing_that_is_typed_anywhere_breaks_the_page(sender: Sender, value: str) -> None:
    form = sender.filled(referral_kept=sender.send(full_name="").kept)
    for name in sorted(form.keys() | {"identity_checked", "visit_day", "proof", "website", "no_identity_reason"}):
        answer = sender.post({**form, name: value})
        assert answer.status in {302, 400}, name
        if answer.status == 400:
            assert answer.summary != [], name
            assert "<script>1" not in answer.response.content.decode(), name
            assert not any("karakter null" in told.casefold() for told in answer.summary), name


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["{id}:1", "{id}:0", "{id}:999999999"])
def test_a_price_that_somebody_made_up_is_asked_again_with_the_true_one(sender: Sender, chosen: str) -> None:
    answer = sender.send(exams=[chosen.format(id=sender.exam.pk)])
    assert answer.status == 409
    assert written() == NOTHING
    [told] = answer.errors["exams"]
    assert told.endswith("menjadi Rp30.000. Setuju? Bila setuju, kirim sekali lagi.")
    assert answer.ticked("exams") == [sender.value()]


@pytest.mark.django_db
def test_too_much_text_is_not_read(sender: Sender) -> None:
    answer = Answer(sender.client.post(FORM, {"full_name": "x" * 1_100_000}))  # type: ignore[arg-type]
    assert (answer.status, answer.summary) == (413, [words.UNREADABLE])
