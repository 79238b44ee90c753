"""Files that are too many or too big: the text beside them is read all the same."""

import pytest

from services.files.models import StagedFile
from services.registrations.views import words
from tests.support.pdfs import pdf
from tests.support.public_form import Sender, letter

pytestmark = pytest.mark.django_db

ONE_FILE = ["Pilih satu berkas saja. Gabungkan beberapa halaman menjadi satu PDF."]


@pytest.mark.parametrize("count", [2, 30])
def test_more_than_one_file_is_told_and_nothing_typed_is_lost(sender: Sender, count: int) -> None:
    answer = sender.send(referral=[letter() for _ in range(count)])
    assert answer.errors == {"referral": ONE_FILE}
    assert answer.value("full_name") == "Siti Rahmawati"
    assert answer.ticked("exams") == [sender.value()]
    assert StagedFile.objects.count() == 0


def test_more_files_than_anybody_means_to_send_are_not_read(sender: Sender) -> None:
    answer = sender.send(referral=[letter() for _ in range(101)])
    assert answer.status == 413
    assert answer.summary == [words.UNREADABLE]


def test_a_photo_of_twenty_megabytes_is_told_and_nothing_typed_is_lost(sender: Sender) -> None:
    photo = b"\xff\xd8\xff" + b"\0" * (20 * 1024 * 1024)
    answer = sender.send(referral=letter(photo, "surat.jpg"))
    assert answer.errors == {"referral": ["Berkas ini lebih besar dari 10 MB. Perkecil, lalu unggah lagi."]}
    assert answer.value("full_name") == "Siti Rahmawati"


def test_a_bad_file_does_not_displace_the_good_one_that_is_kept(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    answer = sender.send(referral_kept=kept, referral=letter(b"<html>", "surat.pdf"))
    assert list(answer.errors) == ["referral"]
    assert answer.kept == kept


def test_counting_again_keeps_the_file_and_tells_a_bad_one(sender: Sender) -> None:
    good = sender.send(hitung="1")
    assert (good.status, good.errors, bool(good.kept)) == (200, {}, True)
    bad = sender.send(hitung="1", referral=letter(pdf("x")[:100]))
    assert (bad.status, list(bad.errors), bad.kept) == (200, ["referral"], "")
