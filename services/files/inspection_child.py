"""The program that opens strangers' files: no Django, no settings, no secrets.

It starts once, loads its libraries and then waits on standard input, a socket, for tasks: one letter of TASKS with two
descriptors, the file in memory and a connection of the task's own. For each it forks a child with limits, which reads
the file, answers on the connection (see `answer`) and is gone; a bomb takes that child down and nothing else. Only
where letters come faster than one a second does a child look at more than one, see `_be_the_child`. Starting Python and
its libraries anew took ten times as long as looking into a letter. See inspection_process.py for the other end.
"""

import gc
import json
import os
import resource
import runpy
import select
import signal
import socket
import struct
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, Final, NoReturn

# What an answer starts with: done or refused, and how many bytes follow.
HEAD: Final = struct.Struct(">cQ")
DONE: Final = b"+"
REFUSED: Final = b"-"

SECONDS: Final = 10
CPU_SECONDS: Final = 8
# A child takes another letter when nothing was wrong with the last one: so many in all, so long after its birth.
LETTERS: Final = 20
STAYS_SECONDS: Final = 1.0
MEMORY: Final = 512 * 1024 * 1024
PAGES: Final = 100
UNPACKED: Final = 256 * 1024 * 1024
TEXT: Final = 200_000
# A PDF that does something by itself, or carries other files. A link to a web address is harmless, as long as a person
# has to follow it; so are jumps within the document.
ACTIVE_KEYS: Final = frozenset(
    {"/JavaScript", "/JS", "/Launch", "/EmbeddedFile", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"}
)
ACTIVE_TYPES: Final = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/GoToR",
        "/GoToE",
        "/SubmitForm",
        "/ImportData",
        "/EmbeddedFile",
        "/Filespec",
        "/RichMedia",
        "/Rendition",
        "/Movie",
        "/Sound",
    }
)
# What may happen without a click.
JUMPS: Final = frozenset({"/GoTo", "/Named"})
# Deeper than any writer nests direct objects.
DEPTH: Final = 50


class Refused(Exception):
    """The file isn't acceptable: a code of services.files.errors, and the limit that its text names."""

    def __init__(self, code: str, limit: object = "") -> None:
        super().__init__(code)
        self.line = f"{code} {limit}".rstrip()


def refuse(code: str, limit: object = "") -> NoReturn:
    raise Refused(code, limit)


def inspect(content: bytes) -> bytes:
    import pikepdf

    try:
        document = pikepdf.open(BytesIO(content), suppress_warnings=True, attempt_recovery=False)
    except pikepdf.PasswordError:
        refuse("encrypted")
    except pikepdf.PdfError:
        refuse("damaged")
    with document:
        if document.is_encrypted:
            refuse("encrypted")
        pages = len(document.pages)
        if pages == 0:
            refuse("damaged")
        if pages > PAGES:
            refuse("too_many_pages", PAGES)
        _look_at_objects(document)
    return json.dumps(pages).encode()


def _look_at_objects(document: Any) -> None:
    """Refuse what acts by itself, and what unpacks to more than a letter can hold."""
    import pikepdf

    unpacked = 0
    for item in document.objects:
        _refuse_active(item, 0)
        if isinstance(item, pikepdf.Stream):
            if str(item.get("/Subtype", "")) == "/Image":
                unpacked += _image_size(item)
            else:
                try:
                    unpacked += len(item.read_bytes())
                except pikepdf.PdfError as error:
                    # How qpdf says that a stream unpacks to more than MEMORY.
                    refuse("too_heavy" if "bad_alloc" in str(error) else "damaged")
            if unpacked > UNPACKED:
                refuse("too_heavy")


def _refuse_active(item: Any, depth: int) -> None:
    """Look at an object and the direct ones in it; indirect ones are in the document's own list."""
    import pikepdf

    if depth > DEPTH:
        refuse("too_heavy")
    if isinstance(item, pikepdf.Stream):
        item = item.stream_dict
    if isinstance(item, pikepdf.Dictionary):
        kinds = {str(item.get("/S", "")), str(item.get("/Type", "")), str(item.get("/Subtype", ""))}
        if ACTIVE_KEYS & set(item.keys()) or ACTIVE_TYPES & kinds or _starts_more_than_a_jump(item):
            refuse("active")
        children = list(item.values())
    elif isinstance(item, pikepdf.Array):
        children = list(item)
    else:
        return
    for child in children:
        if isinstance(child, pikepdf.Dictionary | pikepdf.Array) and not child.is_indirect:
            _refuse_active(child, depth + 1)


def _starts_more_than_a_jump(item: Any) -> bool:
    """Whether something other than a jump happens by itself: on opening, on showing a page (/OpenAction, /AA)."""
    import pikepdf

    started = [item.get("/OpenAction")]
    if isinstance(item.get("/AA"), pikepdf.Dictionary):
        started += item["/AA"].values()
    # Anything but a dictionary is a place in the document.
    actions = [action for action in started if isinstance(action, pikepdf.Dictionary)]
    return any(str(action.get("/S", "")) not in JUMPS or "/Next" in action for action in actions)


def _image_size(image: Any) -> int:
    try:
        return int(image.get("/Width", 0)) * int(image.get("/Height", 0))
    except (TypeError, ValueError):
        refuse("damaged")


def text(content: bytes) -> bytes:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        refuse("damaged")
    found: list[str] = []
    length = 0
    for page in document:
        found.append(page.get_textpage().get_text_bounded())
        length += len(found[-1])
        if length > TEXT:
            break
    return json.dumps("\n".join(found)[:TEXT]).encode()


def _read_by(program: str, content: bytes) -> bytes:
    # This program keeps its own folder off the path (-I), as a place that strangers' files have nothing to do with.
    return bytes(runpy.run_path(str(Path(__file__).with_name(program)))["read"](content, refuse))


def photo(content: bytes) -> bytes:
    return _read_by("photo_child.py", content)


def spreadsheet(content: bytes) -> bytes:
    return _read_by("spreadsheet_child.py", content)


LETTER: Final = b"i"
TASKS: Final[dict[bytes, Callable[[bytes], bytes]]] = {
    LETTER: inspect,
    b"r": inspect,
    b"t": text,
    b"p": photo,
    b"x": spreadsheet,
}


def answer(task: bytes, file: int, line: socket.socket) -> bool:
    """Read a file whole and send HEAD and what the task made of it, or why it refused; whether it was acceptable."""
    content = os.pread(file, os.fstat(file).st_size, 0)
    try:
        kind, body = DONE, TASKS[task](content)
    except Refused as refused:
        kind, body = REFUSED, refused.line.encode()
    except MemoryError:
        kind, body = REFUSED, b"too_heavy"
    line.sendall(HEAD.pack(kind, len(body)) + body)
    return kind == DONE


def _next_task(tasks: socket.socket) -> tuple[bytes, list[int]]:
    """The next task and its two descriptors; b'' when the portal's process is gone."""
    task, descriptors, _, _ = socket.recv_fds(tasks, 1, 2)
    return task, descriptors


def _be_the_child(tasks: socket.socket, task: bytes, descriptors: list[int]) -> NoReturn:
    """A task under limits, or a few quick ones. However it ends, the child ends; who has no answer sees a closed line.

    A fork costs ten times what a letter does. So under load, and only then, a child goes on to the next letter.
    """
    leaves_at = time.monotonic() + STAYS_SECONDS
    try:
        resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        for seen in range(1, LETTERS + 1):
            signal.alarm(SECONDS)
            file, connection = descriptors
            with socket.socket(fileno=connection) as line:
                acceptable = answer(task, file, line)
            os.close(file)
            left = leaves_at - time.monotonic()
            stays = task == LETTER and acceptable and seen < LETTERS and left > 0
            # Any other task is left for a new child: whatever a letter did to this one, no result passes through it.
            if not stays or not select.select([tasks], [], [], left)[0] or tasks.recv(1, socket.MSG_PEEK) != LETTER:
                break
            task, descriptors = _next_task(tasks)
    finally:
        os._exit(0)


def _get_ready() -> None:
    """Load and warm up what every child needs, once for all: a child pays for each page of memory that it changes."""
    # What libraries want done in each child repairs locks and seeds dice; here are neither threads nor dice.
    os.register_at_fork = lambda **_: None
    import pikepdf
    import pypdfium2  # noqa: F401
    from PIL import Image

    Image.preinit()
    document = pikepdf.new()
    document.add_blank_page()
    blank = BytesIO()
    document.save(blank)
    inspect(blank.getvalue())
    gc.collect()
    gc.freeze()


def main() -> None:
    """Fork for each task, one child at a time, until the portal's process is gone."""
    _get_ready()
    with socket.socket(fileno=0) as tasks:
        while True:
            task, descriptors = _next_task(tasks)
            if not task:
                return
            child = os.fork()
            if child == 0:
                _be_the_child(tasks, task, descriptors)
            for descriptor in descriptors:
                os.close(descriptor)
            os.waitpid(child, 0)


if __name__ == "__main__":
    main()
