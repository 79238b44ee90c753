"""Exam types by what people type, the best first."""

from collections.abc import Iterable, Sequence
from typing import Final

from cms_pages.catalogue.queries import ExamType
from cms_pages.catalogue.search import matching, words
from cms_pages.search_pages.enums import Kind
from cms_pages.search_pages.hits import Hit
from cms_pages.search_pages.words import meaningful

# What people write beside the name of an exam type: "tarif cek kolesterol".
ABOUT_EXAMS: Final = frozenset(
    {
        *("biaya", "cek", "harga", "lab", "laboratorium", "layanan", "pemeriksaan", "pengujian", "periksa", "sampel"),
        *("tarif", "tes", "test", "uji"),
    }
)


def search(exams: Sequence[ExamType], text: str) -> list[Hit]:
    """`ranked` as hits. What the name doesn't say and may have been typed stands in the text."""
    best = ranked(exams, text)
    return [Hit(Kind.EXAMS, exam.name, exam.url, exam.other_names, exam.code, exam=exam) for exam in best]


def ranked(exams: Iterable[ExamType], text: str) -> list[ExamType]:
    """Those in which every word is found: exact name, code or other name first, then beginnings, then the rest."""
    everything = list(exams)
    wanted = meaningful(text)
    wanted = [word for word in wanted if word not in ABOUT_EXAMS] or wanted
    if not wanted:
        return []
    found = matching(everything, " ".join(wanted))
    hits = [exam for exam in everything if exam.page_id in found]
    return sorted(hits, key=lambda exam: (_distance(exam, " ".join(wanted)), exam.name.casefold()))


def _distance(exam: ExamType, phrase: str) -> int:
    """0 is what was meant for sure; the larger, the further away."""
    name = " ".join(words(exam.name))
    short_name = " ".join(words(exam.name.split("(", 1)[0]))
    others = [" ".join(words(part)) for part in (exam.code, *exam.other_names.split(","))]
    if phrase in {name, *others}:
        return 0
    if phrase == short_name or name.startswith(f"{phrase} "):
        return 1
    if name.startswith(phrase):
        return 2
    # Who types "air" means what is examined in water, not what is called "air raksa" besides.
    if f" {phrase} " in f" {' '.join(words(exam.category_name))} ":
        return 3
    if any(other.startswith(phrase) for other in others):
        return 4
    return 5 if all(word in name for word in phrase.split()) else 6
