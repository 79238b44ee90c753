"""One form makes one registration: a double click, the back button, two tabs, two threads at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from services.common.form_tokens import new_form_token
from services.files.actions import stored_names
from services.files.models import StagedFile
from services.registrations.enums import Flag
from services.registrations.forms import LaboratoryForm
from services.registrations.models import Registration
from tests.support.public_form import FORM, Answer, Sender, freeze, letter, written

AGAIN = "Formulir ini sudah terkirim sebelumnya"


def _receipt(sender: Sender, answer: Answer) -> str:
    assert answer.status == 302, answer.summary
    page = sender.client.get(answer.response["Location"])
    assert page.status_code == 200
    return page.content.decode()


@pytest.mark.django_db
def test_the_same_form_again_gives_the_same_receipt_and_says_so(sender: Sender) -> None:
    form = sender.filled()
    first = _receipt(sender, sender.post({**form, "referral": letter()}))
    once = written()
    second = _receipt(sender, sender.post({**form, "referral": letter(), "full_name": "Orang Lain"}))
    number = Registration.objects.get().number
    assert (number in first, number in second) == (True, True)
    assert (AGAIN in first, AGAIN in second) == (False, True)
    assert written() == once


@pytest.mark.django_db
def test_the_letter_that_the_form_kept_went_with_the_first_one(sender: Sender) -> None:
    form = sender.filled(full_name="")
    kept = sender.post(form).kept
    form = {**form, "full_name": "Siti Rahmawati", "referral_kept": kept}
    form.pop("referral")
    assert AGAIN not in _receipt(sender, sender.post(form))
    once = written()
    assert AGAIN in _receipt(sender, sender.post(form))
    assert written() == once


@pytest.mark.django_db
@pytest.mark.parametrize("mistake", [{}, {"full_name": ""}], ids=["the same", "with a mistake since"])
def test_a_letter_that_comes_with_a_form_that_is_done_leaves_nothing(sender: Sender, mistake: dict[str, str]) -> None:
    form = sender.filled()
    sender.post({**form, "referral": letter()})
    once = sorted(stored_names())
    assert AGAIN in _receipt(sender, sender.post({**form, "referral": letter(), **mistake}))
    assert (sorted(stored_names()), StagedFile.objects.count()) == (once, 0)


@pytest.mark.django_db
def test_an_expired_form_that_was_sent_in_time_still_finds_its_receipt(
    sender: Sender, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = sender.filled()
    sender.post({**form, "referral": letter()})
    freeze(monkeypatch, timezone.now() + timedelta(hours=25))
    answer = sender.post({**form, "referral": letter()})
    assert answer.status == 302
    assert Registration.objects.count() == 1


@pytest.mark.django_db
def test_two_tabs_are_two_registrations_and_staff_are_told(sender: Sender) -> None:
    first, second = sender.taken(), sender.taken()
    assert first.number != second.number
    assert (first.flags, second.flags) == ([], [Flag.POSSIBLE_DUPLICATE])


@pytest.mark.django_db
def test_a_letter_kept_in_one_tab_serves_one_form_only(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    sender.taken(referral_kept=kept)
    assert sender.refused(referral_kept=kept) == {"referral": ["Unggah surat rujukan, sebagai PDF atau foto."]}


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("is_kept", [False, True], ids=["uploaded each time", "kept from before"])
def test_ten_clicks_at_once_make_one_registration(sender: Sender, is_kept: bool) -> None:
    form = sender.filled(form_token=new_form_token(LaboratoryForm.token_kind, "2026-11"))
    if is_kept:
        form["referral_kept"] = sender.post({**form, "full_name": ""}).kept
    form.pop("referral")
    together = Barrier(10)

    def click(_: int) -> int:
        browser = Client()
        browser.cookies = sender.client.cookies
        together.wait()
        try:
            return browser.post(FORM, form if is_kept else {**form, "referral": letter()}).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(10) as clicks:
        assert list(clicks.map(click, range(10))) == [302] * 10
    assert Registration.objects.count() == 1
    assert written()["items"] == written()["history"] == written()["messages"] == written()["audit"] == 1
