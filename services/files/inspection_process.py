"""Our end of inspection_child.py: one such process for each of ours, started when the first file comes."""

import os
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from services.files.inspection_child import DONE, HEAD, SECONDS

_PROGRAM: Final = str(Path(__file__).with_name("inspection_child.py"))
# More than any task answers with: a child that was taken over shall not fill our memory.
_LONGEST_ANSWER: Final = 16 * 1024 * 1024


class ChildFailed(Exception):
    """The child died, hung or talked nonsense."""


class _Inspector:
    """A running inspection_child.py."""

    def __init__(self) -> None:
        self.pid = os.getpid()
        self._tasks, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 — our own program, by its full path
                [sys.executable, "-I", _PROGRAM],
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={"LC_ALL": "C.UTF-8"},
            )

    @property
    def is_ours(self) -> bool:
        """Not one that this process inherited when it was forked, and alive."""
        return self.pid == os.getpid() and self._process.poll() is None

    def begin(self, task: bytes, file: int, line: socket.socket) -> None:
        """Hand over a task: the file, and the connection to answer on. Raises OSError when the process is gone."""
        socket.send_fds(self._tasks, [task], [file, line.fileno()])

    def close(self) -> None:
        """It ends when nobody can send a task any more."""
        self._tasks.close()


_lock = threading.Lock()
_inspector: _Inspector | None = None


def _begin(task: bytes, file: int, line: socket.socket) -> None:
    global _inspector  # noqa: PLW0603 — one for the process
    with _lock:
        for _ in range(2):
            if _inspector is None or not _inspector.is_ours:
                if _inspector is not None:
                    _inspector.close()
                _inspector = _Inspector()
            with suppress(OSError):
                _inspector.begin(task, file, line)
                return
            # It died since we looked; once more with a new one.
            _inspector.close()
            _inspector = None
    raise ChildFailed


def run(task: bytes, content: bytes) -> tuple[bool, bytes]:
    """A task's answer: True and its output, or False and why the file was refused. Raises ChildFailed."""
    deadline = time.monotonic() + SECONDS
    ours, theirs = socket.socketpair()
    with ours:
        with theirs, os.fdopen(os.memfd_create("file"), "wb", buffering=0) as file:
            file.write(content)
            _begin(task, file.fileno(), theirs)
        try:
            kind, length = HEAD.unpack(_receive(ours, HEAD.size, deadline))
            if length > _LONGEST_ANSWER:
                raise ChildFailed
            return kind == DONE, _receive(ours, length, deadline)
        except OSError as error:
            raise ChildFailed from error


def _receive(line: socket.socket, length: int, deadline: float) -> bytes:
    """Exactly so many bytes. Raises ChildFailed for fewer, OSError past the deadline."""
    received = bytearray()
    while len(received) < length:
        line.settimeout(max(0.001, deadline - time.monotonic()))
        chunk = line.recv(length - len(received))
        if not chunk:
            raise ChildFailed
        received += chunk
    return bytes(received)
