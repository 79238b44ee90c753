"""The admin speaks Indonesian where staff meet it daily; the compiled catalogue is the written one."""

import re
from gettext import GNUTranslations
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings
from django.test import Client
from django.utils.translation import gettext, ngettext

from tests.support.catalogues import entries

FOLDER: Final[Path] = settings.BASE_DIR / "locale/id/LC_MESSAGES"
CATALOGUES: Final = ("django", "djangojs")
# What code fills in, and the tags around words.
MARK = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?[a-z]+\b[^>]*>")


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_written_translation_is_compiled_and_no_other(name: str) -> None:
    written = {entry.key: entry.words for entry in entries(FOLDER / f"{name}.po")}
    with (FOLDER / f"{name}.mo").open("rb") as file:
        compiled = dict(GNUTranslations(file)._catalog)  # type: ignore[attr-defined]
    del compiled[""]
    assert compiled == written


@pytest.mark.parametrize("name", CATALOGUES)
def test_every_msgid_is_read_once(name: str) -> None:
    lines = (FOLDER / f"{name}.po").read_text(encoding="utf-8").splitlines()
    read = entries(FOLDER / f"{name}.po")
    assert len({entry.key for entry in read}) == len(read) == sum(line.startswith("msgid ") for line in lines) - 1


@pytest.mark.parametrize("name", CATALOGUES)
def test_a_translation_keeps_what_is_filled_in_and_the_tags(name: str) -> None:
    read = entries(FOLDER / f"{name}.po")
    marks = [(sorted(MARK.findall(entry.plural or entry.source)), entry) for entry in read]
    assert [entry for wanted, entry in marks if sorted(MARK.findall(entry.words)) != wanted or not entry.words] == []
    assert len([wanted for wanted, _ in marks if wanted]) > 1


def test_ours_win_over_wagtails() -> None:
    assert [gettext(word) for word in ("Publish", "Save draft", "Unpublish", "Draft")] == [
        "Terbitkan",
        "Simpan draf",
        "Batalkan terbit",
        "Draf",
    ]
    assert ngettext("Delete 1 page", "Delete %(counter)s pages", 2) % {"counter": 2} == "Hapus 2 halaman"


@pytest.mark.django_db
def test_the_admin_greets_in_indonesian_under_our_name(admin: Client) -> None:
    text = admin.get("/admin/").content.decode()
    assert "Selamat datang di Portal Labkesmas" in text
    assert "Search all pages" not in text
    assert "css/admin.css" in text
    assert re.findall(r"<title>\s*(.*?)\s*</title>", text) == ["Dasbor - Portal Labkesmas"]
