"""Every stored file, private (as it lies there, encrypted) and public, whatever the storage is."""

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.core.files.base import ContentFile
from django.core.files.storage import storages

ALIASES: Final = ("private", "default")


def names(alias: str, folder: str = "") -> Iterator[str]:
    """The names of all files of a storage. Hidden ones (.gitkeep) are nobody's content."""
    try:
        folders, files = storages[alias].listdir(folder)
    except FileNotFoundError:
        return
    for name in sorted(files):
        if not name.startswith("."):
            yield f"{folder}/{name}" if folder else name
    for each in sorted(folders):
        yield from names(alias, f"{folder}/{each}" if folder else each)


def copy_out(alias: str, target: Path) -> dict[str, str]:
    """Copy every file of a storage below a folder; name to SHA-256. One that vanishes meanwhile is left out."""
    copied = {}
    for name in names(alias):
        try:
            content = _bytes(alias, name)
        except FileNotFoundError:
            continue
        path = target / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        copied[name] = hashlib.sha256(content).hexdigest()
    return copied


def copy_in(alias: str, source: Path, wanted: dict[str, str]) -> None:
    """Put the files of a manifest into a storage, under the names that they had."""
    for name in wanted:
        storage = storages[alias]
        if not storage.exists(name):
            storage.save(name, ContentFile((source / name).read_bytes()))


def hashes(alias: str) -> dict[str, str]:
    """Name to SHA-256 of everything in a storage."""
    return {name: hashlib.sha256(_bytes(alias, name)).hexdigest() for name in names(alias)}


def _bytes(alias: str, name: str) -> bytes:
    with storages[alias].open(name) as file:
        return bytes(file.read())
