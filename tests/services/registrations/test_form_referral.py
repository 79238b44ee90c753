"""The referral letter: what is refused with which sentence, what is kept, and what a photo becomes."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from django.test import Client
from PIL import Image

from services.files.errors import TEXTS
from services.files.models import StagedFile
from services.files.queries import read
from services.registrations.models import Registration
from services.registrations.uploads import kept_upload
from tests.support.pdfs import pdf
from tests.support.public_form import NOTHING, Sender, letter, written

pytestmark = pytest.mark.django_db

GPS = 0x8825
MISSING = "Unggah surat rujukan, sebagai PDF atau foto."


def _saved(document: pikepdf.Pdf, **options: Any) -> bytes:
    output = BytesIO()
    document.save(output, **options)
    return output.getvalue()


def encrypted() -> bytes:
    document = pikepdf.open(BytesIO(pdf("Rahasia")))
    return _saved(document, encryption=pikepdf.Encryption(owner="a", user="b"))


def with_javascript() -> bytes:
    document = pikepdf.open(BytesIO(pdf("Surat")))
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
    return _saved(document)


def bomb() -> bytes:
    document = pikepdf.new()
    document.add_blank_page().Contents = document.make_stream(b"0 " * 150_000_000)
    return _saved(document, compress_streams=True)


def photo(kind: str, **options: Any) -> bytes:
    """A picture 600 by 400 whose EXIF says where it was taken, by whom, and that it lies on its side."""
    picture = Image.effect_noise((600, 400), 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = "Budi Fotografer"
    exif.get_ifd(GPS).update({1: "S", 2: (7.0, 28.0, 47.0), 3: "E", 4: (110.0, 13.0, 4.0)})
    output = BytesIO()
    picture.save(output, kind, exif=exif, **options)
    return output.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<html><script>alert(1)</script></html>", "not_accepted"),
        (b"%PDF-1.7 <html>", "damaged"),
        (b"PK\x03\x04 word/document.xml", "not_accepted"),
        (b"\xff\xd8\xff" + b"x" * 5000, "damaged"),
        (pdf("Surat rujukan")[:-300], "damaged"),
    ],
    ids=["empty", "html", "html as pdf", "word", "half a photo", "truncated"],
)
def test_what_is_no_letter(sender: Sender, content: bytes, code: str) -> None:
    assert sender.refused(referral=letter(content)) == {"referral": [TEXTS[code]]}
    assert StagedFile.objects.count() == 0


@pytest.mark.parametrize(("make", "code"), [(encrypted, "encrypted"), (with_javascript, "active"), (bomb, "too_heavy")])
def test_a_pdf_that_is_not_taken(sender: Sender, make: Any, code: str) -> None:
    assert sender.refused(referral=letter(make())) == {"referral": [TEXTS[code]]}


@pytest.mark.parametrize(
    ("start", "size", "limit"),
    [(b"%PDF-1.7\n", 3 * 1024 * 1024, "2 MB (2.048 KB)"), (b"\xff\xd8\xff", 12 * 1024 * 1024, "10 MB")],
)
def test_a_file_that_is_too_large(sender: Sender, start: bytes, size: int, limit: str) -> None:
    answer = sender.send(referral=letter(start + b"0" * size))
    assert answer.errors == {"referral": [TEXTS["too_large"].format(limit=limit)]}
    assert (answer.value("full_name"), written()) == ("Siti Rahmawati", NOTHING)


def test_thirty_files_at_once(sender: Sender) -> None:
    answer = sender.send(referral=[letter(name=f"{number}.pdf") for number in range(30)])
    assert answer.errors == {"referral": [TEXTS["one_file"]]}
    assert (answer.value("full_name"), written()) == ("Siti Rahmawati", NOTHING)
    assert StagedFile.objects.count() == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_photo_becomes_an_upright_pdf_that_tells_nothing_more(sender: Sender, kind: str) -> None:
    made = sender.taken(referral=letter(photo(kind), f"IMG_2026.{kind.lower()}"))
    assert made.referral is not None
    assert (made.referral.name, made.referral.content_type) == ("IMG_2026.pdf", "application/pdf")
    content = read(made.referral)
    assert [word for word in (b"Exif", b"GPS", b"Fotografer") if word in content] == []
    with pikepdf.open(BytesIO(content)) as document:
        picture = pikepdf.PdfImage(next(iter(document.pages[0].get_images().values())))  # type: ignore[arg-type]
        assert (picture.width, picture.height) == (400, 600)
        assert dict(picture.as_pil_image().getexif()) == {}


def test_the_letter_is_kept_while_something_else_is_wrong(sender: Sender) -> None:
    content = pdf("Surat rujukan dr. Ani")
    answer = sender.send(full_name="", referral=letter(content, "Surat <dokter>.pdf"))
    assert (list(answer.errors), written()) == (["full_name"], NOTHING)
    assert "Surat <dokter>.pdf" in answer.text
    assert "tersimpan, tidak perlu diunggah lagi" in answer.text
    once_more = sender.send(nik="1", referral_kept=answer.kept)
    assert (list(once_more.errors), once_more.kept) == (["nik"], answer.kept)
    made = sender.taken(referral_kept=answer.kept)
    assert made.referral is not None
    assert read(made.referral) == content
    assert StagedFile.objects.count() == 0


def test_a_bad_replacement_leaves_the_kept_one(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    answer = sender.send(referral=letter(b"bukan"), referral_kept=kept)
    assert (answer.errors, answer.kept) == ({"referral": [TEXTS["not_accepted"]]}, kept)
    assert sender.taken(referral_kept=kept).referral is not None


def test_a_good_replacement_takes_its_place(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    made = sender.taken(referral=letter(pdf("Surat baru"), "baru.pdf"), referral_kept=kept)
    assert made.referral is not None
    assert made.referral.name == "baru.pdf"


def test_the_letter_of_another_visitor_is_none(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    stranger = Sender(Client(), sender.exam)
    assert stranger.refused(referral_kept=kept) == {"referral": [MISSING]}
    # With a session of their own too.
    own = stranger.send(full_name="").kept
    assert own
    assert stranger.refused(referral_kept=kept) == {"referral": [MISSING]}
    assert sender.taken(referral_kept=kept).referral is not None


@pytest.mark.parametrize("token", ["x", "\x00", "ə", "9" * 10_000])
def test_a_tampered_token_is_no_letter(sender: Sender, token: str) -> None:
    sender.send(full_name="")  # so that there is a session
    assert sender.refused(referral_kept=token) == {"referral": [MISSING]}


def test_one_letter_two_tabs_is_one_registration(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    first, second = sender.filled(referral_kept=kept), sender.filled(referral_kept=kept)
    assert sender.post(first).status == 302
    answer = sender.post(second)
    assert (answer.status, answer.errors) == (400, {"referral": [MISSING]})
    assert Registration.objects.count() == 1
    assert sender.post({**second, "referral": letter()}).status == 302


def test_what_came_now_is_left_alone_by_those_who_only_ask_for_the_kept_one(sender: Sender) -> None:
    kept = sender.send(full_name="").kept
    request = sender.post(sender.filled(full_name="", referral_kept=kept)).response.wsgi_request  # type: ignore[attr-defined]
    found = kept_upload(request, "referral")
    assert found is not None
    assert found.token == kept
