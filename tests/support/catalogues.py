"""Reading gettext's catalogues, ours and Wagtail's, without gettext's programs."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

_WORDS = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
_ENTRY = re.compile(
    rf"(?:^msgctxt {_WORDS})?^msgid {_WORDS}(?:^msgid_plural {_WORDS})?^msgstr(?:\[0\])? {_WORDS}", re.MULTILINE
)
_LINE = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Entry:
    """One msgid. `plural` and `context` are empty where it has none; `words` is the (only) translation."""

    context: str
    source: str
    plural: str
    words: str

    @property
    def key(self) -> str | tuple[str, int]:
        """The entry's name in what `gettext.GNUTranslations` has read."""
        name = f"{self.context}\x04{self.source}" if self.context else self.source
        return (name, 0) if self.plural else name


def entries(path: Path) -> list[Entry]:
    """All of a .po file but its head."""
    found = _ENTRY.findall(path.read_text(encoding="utf-8"))
    return [entry for parts in found if (entry := Entry(*map(_joined, parts))).source]


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in _LINE.findall(lines))
