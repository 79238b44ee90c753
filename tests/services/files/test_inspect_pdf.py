"""What is a PDF that we take, and what is refused with which words. Real files, made here."""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest

from services.files.errors import RefusedFile
from services.files.inspection import PDF_LIMIT, inspect_pdf, pdf_text
from tests.support.pdfs import pdf


def saved(change: Callable[[pikepdf.Pdf], None], **options: Any) -> bytes:
    document = pikepdf.open(BytesIO(pdf("Surat rujukan")))
    change(document)
    output = BytesIO()
    document.save(output, **options)
    return output.getvalue()


def code_of(content: bytes) -> str:
    with pytest.raises(RefusedFile) as caught:
        inspect_pdf(content)
    assert caught.value.text
    return caught.value.code


def script() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert(1)"))


def direct_open_action(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = script()


def indirect_open_action(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = document.make_indirect(script())


def named_script(document: pikepdf.Pdf) -> None:
    document.Root.Names = pikepdf.Dictionary(
        JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), script()]))
    )


def page_action(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.AA = pikepdf.Dictionary(O=script())


def visit() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.test/?dibuka"))


def visit_when_opened(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = document.make_indirect(visit())


def visit_after_a_jump(document: pikepdf.Pdf) -> None:
    target = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])
    document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.GoTo, D=target, Next=visit())


def visit_when_a_page_shows(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.AA = document.make_indirect(pikepdf.Dictionary(O=document.make_indirect(visit())))


def launch_link(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("calc.exe"))
    document.pages[0].obj.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)]
    )


def remote_link(document: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.GoToR, F=pikepdf.String("\\\\203.0.113.9\\share\\x.pdf"))
    document.pages[0].obj.Annots = pikepdf.Array(
        [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)]
    )


def attachment(document: pikepdf.Pdf) -> None:
    document.attachments["virus.exe"] = b"MZ"


def test_a_plain_pdf_is_taken_and_its_pages_counted() -> None:
    assert inspect_pdf(pdf("Surat rujukan", pages=3)) == 3


def test_a_link_to_the_web_and_a_jump_to_a_page_are_harmless() -> None:
    def change(document: pikepdf.Pdf) -> None:
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String("https://example.test/"))
        document.pages[0].obj.Annots = pikepdf.Array(
            [pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9], A=action)]
        )
        document.Root.OpenAction = pikepdf.Array([document.pages[0].obj, pikepdf.Name.Fit])

    assert inspect_pdf(saved(change)) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<!doctype html><title>Surat</title>", "not_pdf"),
        (b"<html><!-- %PDF-1.7 --><script>alert(1)</script>", "damaged"),
        (b"PK\x03\x04" + b"\0" * 100, "not_pdf"),
        (b"\0" * 2000 + b"%PDF-1.7", "not_pdf"),
        (b"%PDF-1.7\n", "damaged"),
    ],
)
def test_what_is_no_pdf(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_the_words_for_what_is_no_pdf() -> None:
    with pytest.raises(RefusedFile) as caught:
        inspect_pdf(b"<html>")
    assert caught.value.text == "Berkas ini bukan PDF. Simpan surat sebagai PDF, lalu unggah lagi."


def test_cut_off_anywhere_is_damaged() -> None:
    whole = pdf("Surat rujukan", pages=5)
    assert {code_of(whole[: len(whole) * part // 10]) for part in range(2, 10)} == {"damaged"}


def of_size(size: int) -> bytes:
    """A good PDF of exactly so many bytes."""

    def filled(count: int) -> bytes:
        def change(document: pikepdf.Pdf) -> None:
            document.pages[0].obj.Contents = document.make_stream(b"%" + b"x" * count)

        return saved(change, compress_streams=False)

    return filled(1_000_000 + size - len(filled(1_000_000)))


def test_more_than_2048_kb_is_too_large() -> None:
    assert len(of_size(PDF_LIMIT)) == 2048 * 1024
    assert inspect_pdf(of_size(PDF_LIMIT)) == 1
    assert code_of(of_size(PDF_LIMIT + 1)) == "too_large"
    assert code_of(of_size(3 * 1024 * 1024)) == "too_large"


@pytest.mark.parametrize(
    "encryption",
    [pikepdf.Encryption(owner="o", user="u"), pikepdf.Encryption(owner="o", user="")],
    ids=["to open", "to change"],
)
def test_a_password_is_refused(encryption: pikepdf.Encryption) -> None:
    assert code_of(saved(lambda _: None, encryption=encryption)) == "encrypted"


@pytest.mark.parametrize(
    "change",
    [
        direct_open_action,
        indirect_open_action,
        named_script,
        page_action,
        visit_when_opened,
        visit_after_a_jump,
        visit_when_a_page_shows,
        launch_link,
        remote_link,
        attachment,
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_acts_or_carries_files_is_refused(change: Callable[[pikepdf.Pdf], None], packed: bool) -> None:
    mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    assert code_of(saved(change, object_stream_mode=mode)) == "active"


def test_a_bomb_takes_the_child_down_and_not_us() -> None:
    def change(document: pikepdf.Pdf) -> None:
        zeros = zlib.compress(b"\0" * (400 * 1024 * 1024), 9)
        stream = pikepdf.Stream(document, zeros, Filter=pikepdf.Name.FlateDecode)
        document.pages[0].obj.Contents = document.make_indirect(stream)

    bomb = saved(change, recompress_flate=False)
    assert len(bomb) < PDF_LIMIT
    assert code_of(bomb) == "too_heavy"


def test_many_pages_are_too_many() -> None:
    assert inspect_pdf(pdf("x", pages=100)) == 100
    with pytest.raises(RefusedFile) as caught:
        inspect_pdf(pdf("x", pages=101))
    assert (caught.value.code, caught.value.facts) == ("too_many_pages", {"limit": "100"})


def test_the_text_is_read_for_the_patients_name_and_number() -> None:
    content = pdf("L261123-7KQ4-M9XA", "Siti Rahmawati", pages=2)
    assert pdf_text(content).split() == ["L261123-7KQ4-M9XA", "Siti", "Rahmawati"] * 2
    assert pdf_text(pdf()) == ""
