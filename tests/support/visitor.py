"""A visitor who fills in the laboratory's form over HTTP, without a browser: fast, and stubborn when a line breaks."""

import re
import time
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape
from typing import Final

import requests

from services.common.registration_numbers import parse_number

FORM: Final = "/registrasi-laboratorium/"
_TOKEN: Final = re.compile(r'name="form_token" value="([^"]+)"')
_EXAM: Final = re.compile(r'name="exams" value="(\d+:\d+)"')
_DAY: Final = re.compile(r'name="visit_day" value="([\d-]+)"')
_NUMBER: Final = re.compile(r'class="regno">([^<]+)<')


@dataclass(frozen=True)
class ShownForm:
    """What the empty form offered: its token, exam values (``id:price``) and days."""

    token: str
    exams: list[str]
    days: list[str]


class Visitor:
    """One visitor. Keeps on sending the same form until it gets an answer, as a person does who presses again."""

    def __init__(self, url: str, *, patience: float = 60.0) -> None:
        self.url = url
        self.patience = patience
        self.http = requests.Session()

    def open_form(self) -> ShownForm:
        page = unescape(self._until_answered("get", FORM).text)
        token = _TOKEN.search(page)
        assert token is not None, page[:500]
        return ShownForm(token[1], _EXAM.findall(page), _DAY.findall(page))

    def register(
        self,
        shown: ShownForm,
        fields: dict[str, str],
        *,
        exams: Iterable[str] = (),
        letter: bytes | None = None,
        name: str = "rujukan.pdf",
    ) -> str:
        """Send the form and read the number off the receipt."""
        data = [
            ("form_token", shown.token),
            ("for_whom", "self"),
            ("identity_type", "nik"),
            ("visit_day", shown.days[0]),
            ("consent", "on"),
            *(("exams", value) for value in exams or shown.exams[:1]),
            *fields.items(),
        ]
        files = {"referral": (name, letter, "application/pdf")} if letter else None
        answer = self._until_answered("post", FORM, data=data, files=files)
        number = _NUMBER.search(answer.text)
        assert number is not None, f"{answer.status_code} {answer.url}\n{_said(answer.text)}"
        return parse_number(number[1])

    def _until_answered(self, method: str, path: str, **options: object) -> requests.Response:
        deadline = time.monotonic() + self.patience
        while True:
            try:
                answer = self.http.request(method, f"{self.url}{path}", timeout=30, **options)  # type: ignore[arg-type]
                if answer.status_code < 500:
                    return answer
            except requests.RequestException:
                # The process that served us was killed; whether our form arrived, nobody told us.
                self.http.close()
            assert time.monotonic() < deadline, f"no answer from {path}"
            time.sleep(0.05)


def _said(page: str) -> str:
    """The error summary of a page, for the message of a failed test."""
    summary = re.search(r'class="summary".*?</div>', page, re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", summary[0]) if summary else page[:800]
