"""What a backup says about itself."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

FILE: Final = "manifest.json"
FORMAT: Final = 1


class BackupError(Exception):
    """Why a backup was not made, or not restored; a sentence for the operator."""


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`rows`: table to number of rows. `files`: storage alias to name to SHA-256 of the bytes as they are stored."""

    made_at: str
    vendor: str
    database: str
    database_sha256: str
    rows: dict[str, int]
    files: dict[str, dict[str, str]]
    format: int = FORMAT

    def write(self, folder: Path) -> None:
        (folder / FILE).write_text(json.dumps(asdict(self), indent=1, sort_keys=True) + "\n")

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Raises BackupError when the folder is no whole backup of this format."""
        try:
            values = json.loads((folder / FILE).read_text())
            if values.get("format") != FORMAT:
                raise BackupError(f"{folder}: format {values.get('format')} is not known here")
            return cls(**values)
        except (OSError, ValueError, TypeError) as error:
            raise BackupError(f"{folder} holds no whole backup: {error}") from error


def sha256_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
