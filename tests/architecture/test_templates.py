"""Every template parses, and public ones fit the content policy: nothing inline, nothing from elsewhere."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "templates"
# Under /admin/ the policy is the editor's, and a message or a PDF is not shown by a browser under ours.
NOT_PUBLIC = ("modeladmin", "wagtailadmin", "messages", "pdf", "staff", "admin")
TEMPLATES = sorted(path.relative_to(FOLDER) for path in FOLDER.rglob("*") if path.suffix in {".html", ".txt", ".xml"})
PUBLIC = [path for path in TEMPLATES if path.suffix == ".html" and not set(path.parts) & set(NOT_PUBLIC)]

COMMENTS = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
INLINE = {
    "a style attribute": re.compile(r"<[a-z][^>]*\sstyle=", re.IGNORECASE),
    "a style element": re.compile(r"<style[\s>]", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)[^>]*>", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^>]*\son[a-z]+=", re.IGNORECASE),
    "a javascript: address": re.compile(r"[\"']javascript:", re.IGNORECASE),
    "a source elsewhere": re.compile(
        r"<(?:script|img|link|iframe|source|video|audio)\b[^>]*(?:src|href)=[\"']?(?:https?:)?//", re.IGNORECASE
    ),
}


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_every_template_parses(path: Path) -> None:
    assert get_template(str(path)) is not None


@pytest.mark.parametrize("path", PUBLIC, ids=str)
def test_public_templates_fit_the_content_policy(path: Path) -> None:
    source = COMMENTS.sub("", (FOLDER / path).read_text())
    assert [name for name, pattern in INLINE.items() if pattern.search(source)] == []


def test_there_are_templates_to_look_at() -> None:
    assert len(PUBLIC) >= 10
    assert engines["django"] is not None


# Words that a half-translated screen of Wagtail or Django leaves behind, as text between tags.
ENGLISH = re.compile(
    r">\s*(Search|Submit|Save|Delete|Cancel|Back|Next|Previous|Home|Login|Log in|Log out|Logout|Password|Download|"
    r"Upload|Close|Edit|Add|Name|Date|Page|Results?|Loading|Required|Error|Read more|More|Yes|No)\s*<"
)


@pytest.mark.parametrize("path", TEMPLATES, ids=str)
def test_no_english_word_was_left_on_a_screen(path: Path) -> None:
    assert ENGLISH.findall((FOLDER / path).read_text()) == []
