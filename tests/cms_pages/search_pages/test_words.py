"""Indonesian words: what counts, its root, and where a text has it."""

import re
from time import process_time

import pytest
from django.test import Client

from cms_pages.search_pages.words import count_found, excerpt, has, highlight, meaningful, root, roots


@pytest.mark.parametrize(
    ("word", "part"),
    [
        ("pemeriksaan", "eriksa"),
        ("memeriksa", "eriksa"),
        ("pendaftaran", "daftar"),
        ("pengaduan", "aduan"),
        ("pelayanan", "layan"),
        ("keterbukaan", "buka"),
        ("berita", "berita"),
        ("air", "air"),
        ("kolesterol", "kolesterol"),
    ],
)
def test_root(word: str, part: str) -> None:
    assert root(word) == part


def test_words_around_a_question_do_not_count_unless_there_are_no_others() -> None:
    assert meaningful("bagaimana cara mengambil hasil") == ["mengambil", "hasil"]
    assert meaningful("yang di mana") == ["yang", "di", "mana"]


def test_every_form_of_a_word_is_marked_and_everything_else_escaped() -> None:
    assert highlight("<b>Periksa</b> & diperiksa", roots("pemeriksaan")) == (
        "&lt;b&gt;<mark>Periksa</mark>&lt;/b&gt; &amp; <mark>diperiksa</mark>"
    )


def test_a_short_word_has_to_begin_one() -> None:
    assert highlight("Hb, fosfor, Fe", roots("fe hb")) == "<mark>Hb</mark>, fosfor, <mark>Fe</mark>"


def test_an_excerpt_stands_around_the_first_word_sought() -> None:
    text = f"{'awal ' * 40}Bawalah rujukan dokter. {'akhir ' * 40}"
    part = excerpt(text, roots("rujukan"))
    assert part.startswith("… awal")
    assert "Bawalah rujukan dokter." in part
    assert part.endswith("akhir …")
    assert len(part) <= 184


def test_count_found() -> None:
    assert count_found("Jam layanan laboratorium", roots("pelayanan laboratorium tutup")) == 2


@pytest.mark.parametrize(
    "text", ["", "Hb, fosfor & Fe", "Fluorida (F-)", "Café PÉMERIKSAAN\tdarah_lengkap", "ﬁbrin 10³ ﷺ", "pH-meter; HB"]
)
def test_what_is_counted_is_what_is_marked(text: str) -> None:
    for sought in (
        ["hb"],
        ["fe", "eriksa"],
        ["fluorida", "f"],
        ["cafe"],
        ["darah", "lengkap"],
        ["fibrin"],
        ["ph", "meter"],
    ):
        one_by_one = sum(any(has(word, [each]) for word in re.split(r"[\W_]+", text)) for each in sought)
        assert count_found(text, sought) == one_by_one


def test_many_words_in_many_texts_are_cheap() -> None:
    """In processor time, with room for a busy machine: each word by itself takes sixty times as long."""
    query = " ".join(
        roots("pemeriksaan laboratorium kesehatan masyarakat pencegahan penyakit menular wilayah magelang")
    )
    text = "Pemeriksaan kesehatan masyarakat untuk pencegahan penyakit di wilayah Magelang dan sekitarnya. " * 4
    sought = query.split() * 10
    started = process_time()
    for _ in range(300):
        count_found(text, sought)
    assert process_time() - started < 0.1


@pytest.mark.parametrize("letters", ["kolesterol ", "a", "ﷺ", "a ", "é\u0301"])
def test_a_query_of_3000_letters_is_cheap(client: Client, content: None, letters: str) -> None:
    query = (letters * 3000)[:3000]
    client.get("/cari/")
    started = process_time()
    assert client.get("/cari/", {"q": query}).status_code == 200
    assert client.get("/cari/saran/", {"q": query}).status_code == 200
    assert process_time() - started < 2
