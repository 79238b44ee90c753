"""A stand-in for an SMTP server: a real one on this machine that says what it is told to say."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class MailServer(socketserver.ThreadingTCPServer):
    """`answers` maps a verb (RCPT, DATA, ``.`` for the end of the text) to another reply; None hangs up."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Conversation)
        self.answers: dict[str, str | None] = {}
        self.texts: list[str] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class _Conversation(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        with suppress(ConnectionError):
            self._talk()

    def _talk(self) -> None:
        self._say("220 stand-in")
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "DATA" and "DATA" not in self.server.answers:
                self._say("354 go on")
                text = self._read_text()
                verb = "."
                if "." not in self.server.answers:
                    self.server.texts.append(text)
            reply = self.server.answers.get(verb, "221 bye" if verb == "QUIT" else "250 ok")
            if reply is None or verb == "QUIT":
                return
            self._say(reply)

    def _read_text(self) -> str:
        lines = []
        while (line := self.rfile.readline().decode().rstrip("\r\n")) != ".":
            lines.append(line)
        return "\n".join(lines)

    def _say(self, reply: str) -> None:
        self.wfile.write(f"{reply}\r\n".encode())


@contextmanager
def stand_in_mail_server() -> Iterator[MailServer]:
    """A server on a free port; gone afterwards."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
