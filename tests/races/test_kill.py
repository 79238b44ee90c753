"""kill -9 of web and worker processes at random, while people register: nothing that was shown is lost or doubled."""

import random
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

from tests.support.books import Books
from tests.support.pdfs import pdf
from tests.support.running import RunningPortal, running_portal
from tests.support.visitor import Visitor

SUBMISSIONS: Final = 1000
KILLS: Final = 100
VISITORS: Final = 8
# Every fifth kill hits the worker: it takes seconds to start again, a web process is replaced at once.
WORKER_EVERY: Final = 5
LETTER: Final = pdf("Surat rujukan")


class Crowd:
    """People who register one after the other; remembers every number that a receipt showed, and for whom."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.shown: dict[str, str] = {}
        self.errors: list[BaseException] = []
        self._left = iter(range(SUBMISSIONS))
        self._lock = threading.Lock()

    def run(self) -> None:
        try:
            visitor = Visitor(self.url)
            while True:
                with self._lock:
                    index = next(self._left, None)
                if index is None:
                    return
                form = visitor.open_form()
                number = visitor.register(form, _fields(index), letter=LETTER)
                with self._lock:
                    self.shown[number] = f"Pasien {_word(index)}"
        except BaseException as error:  # noqa: BLE001 — raised again in the test's own thread
            self.errors.append(error)


def _word(index: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(index))


def _fields(index: int) -> dict[str, str]:
    day, month = index % 28 + 1, index // 28 % 12 + 1
    return {
        "full_name": f"Pasien {_word(index)}",
        "nik": f"330801{day:02}{month:02}90{index:04}",
        "birth_date": f"{day:02}/{month:02}/1990",
        "phone": f"0812{30000000 + index}",
    }


def _kill_while(portal: RunningPortal, crowd: Crowd) -> int:
    """A kill whenever the crowd has come a hundredth further; how many."""
    killed = 0
    while len(crowd.shown) < SUBMISSIONS and not crowd.errors:
        if len(crowd.shown) >= (killed + 1) * SUBMISSIONS // (KILLS + 1):
            killed += 1
            time.sleep(random.uniform(0, 0.05))
            if killed % WORKER_EVERY:
                portal.kill_a_web_process()
            else:
                portal.kill_the_worker()
        time.sleep(0.002)
    return killed


def _drained(portal: RunningPortal, books: Books) -> None:
    """Wait until the worker has nothing left to send; what a killed one left behind needs its lock to run out."""
    deadline = time.monotonic() + 120
    while books.rows("SELECT 1 FROM notifications_message WHERE status = 'queued' LIMIT 1"):
        assert time.monotonic() < deadline, "the outbox did not run empty"
        time.sleep(0.5)


@pytest.mark.django_db(transaction=True)
def test_every_number_that_was_shown_exists_and_nothing_is_there_twice(tmp_path: Path) -> None:
    with running_portal(tmp_path, CAPTCHA="off", RATE_LIMITS="off") as portal:
        books = Books(portal.database_url)
        before = len(books.rows("SELECT id FROM registrations_registration"))
        crowd = Crowd(portal.url)
        threads = [threading.Thread(target=crowd.run) for _ in range(VISITORS)]
        for thread in threads:
            thread.start()
        killed = _kill_while(portal, crowd)
        for thread in threads:
            thread.join()
        assert crowd.errors == []
        _drained(portal, books)

        assert killed == KILLS
        assert len(crowd.shown) == SUBMISSIONS
        registered = books.rows(
            "SELECT number, full_name, id FROM registrations_registration WHERE full_name LIKE 'Pasien %'"
        )
        assert {number: name for number, name, _ in registered} == crowd.shown
        assert len(registered) == SUBMISSIONS
        ids = sorted(pk for _, _, pk in registered)

        trail = books.rows("SELECT object_id FROM audit_auditentry WHERE event = 'registration.submitted'")
        assert sorted(pk for (pk,) in trail if pk in set(ids)) == ids
        history = books.rows("SELECT registration_id FROM registrations_statuschange WHERE step = 'submit'")
        assert sorted(pk for (pk,) in history if pk in set(ids)) == ids
        outbox = books.rows(
            "SELECT about_id, status FROM notifications_message WHERE template = 'registration_received'"
        )
        states = {pk: status for pk, status in outbox if pk in set(ids)}
        assert len([pk for pk, _ in outbox if pk in set(ids)]) == SUBMISSIONS
        assert sorted(states) == ids
        letters = books.rows("SELECT referral_id FROM registrations_registration WHERE full_name LIKE 'Pasien %'")
        assert len(set(letters)) == SUBMISSIONS

        # The gateway got every message at most once; the ones in doubt are those a killed worker had in its hands.
        told = Counter(number for text in portal.gateway.received for number in crowd.shown if number in text.text)
        assert {number: count for number, count in told.items() if count != 1} == {}
        assert set(states.values()) <= {"sent", "sending", "uncertain"}
        in_doubt = [status for status in states.values() if status != "sent"]
        assert len(in_doubt) <= KILLS // WORKER_EVERY
        assert len(told) >= SUBMISSIONS - len(in_doubt)
        assert len(books.rows("SELECT id FROM registrations_registration")) == before + SUBMISSIONS
