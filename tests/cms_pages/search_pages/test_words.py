"""Indonesian words: what counts, its root, and where a text has it."""

import pytest

from cms_pages.search_pages.words import count_found, excerpt, highlight, meaningful, root, roots


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
