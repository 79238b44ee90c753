"""Forms behind the proof that outlive it: a half hour that ran out, or a lost token, takes nothing of what was typed.

Whoever sends such a form without a valid proof gets the second question back, with their own words in hidden fields of
the page: what that very request typed and nothing else, neither looked up nor kept by us (a letter is staged, as any
upload). The right answer shows the form again as it was typed; only sending it once more does what it says.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Final, Protocol

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cms_pages.base.formats import weekday_time
from services.common.csrf import without_token
from services.common.network import client_address, network_key
from services.common.private_pages import private_page
from services.files.errors import StagingFull
from services.guards.actions import hit
from services.registrations.models import Registration
from services.registrations.uploads import Upload, kept_upload, take_upload
from services.tracking.errors import Locked
from services.tracking.views.proof import (
    ANSWER,
    ProofForm,
    answered,
    as_written,
    open_with,
    proof_page,
    question,
    refusal_status,
)
from services.tracking.views.proved import opened_registration
from services.tracking.words import BUSY_PROOF, FORM_TOO_OLD, LOCKED, PROOF_RAN_OUT, STILL_HERE

# Each costs a look into the file; a family that corrects its registrations stays far below.
LETTERS_PER_HOUR: Final = 30
HOUR: Final = timedelta(hours=1)
# Finds no staged file, so that the form, shown again, asks for the letter once more.
NO_LETTER: Final = "-"

ProvedView = Callable[[HttpRequest, Registration], HttpResponse]


class ShowAgain(Protocol):
    """Shows a view's form as `request` typed it; writes nothing."""

    def __call__(
        self, request: HttpRequest, registration: Registration, *, notice: str, status: int = 200
    ) -> HttpResponse: ...


@dataclass(frozen=True)
class Letter:
    """A letter that came along, or was kept before: what the page of the question says of it and carries."""

    token: str = ""
    name: str = ""
    problem: str = ""


@dataclass(frozen=True)
class TypedForm:
    """A form of a view behind the proof: how to show it again, the names of its inputs and its file's ('' for none)."""

    shown_again: ShowAgain
    fields: tuple[str, ...]
    letter: str = ""

    def without_proof(self, request: HttpRequest, number: str) -> HttpResponse:
        """The form came from somebody who hasn't proved the number, perhaps with the proof."""
        try:
            if ANSWER in request.POST:
                return self._evaluate(request, number)
            return self._ask(request, number, self._new_letter(request), notice=PROOF_RAN_OUT)
        except OperationalError:
            # SQLite's one writer was busy for too long, or PostgreSQL is restarting.
            letter = Letter(self._carried_token(request))
            return self._ask(request, number, letter, notice=BUSY_PROOF, status=503)

    def without_token(self, request: HttpRequest, number: str) -> HttpResponse:
        """The form came without a valid CSRF token: neither it nor an answer in it counts."""
        if as_written(number) != number:
            return redirect("tracking:show", number=number)
        registration = opened_registration(request, number)
        if registration is not None:
            return self.shown_again(request, registration, notice=FORM_TOO_OLD, status=403)
        return self._ask(request, number, self._new_letter(request), notice=FORM_TOO_OLD)

    def _evaluate(self, request: HttpRequest, number: str) -> HttpResponse:
        form = answered(request, number)
        try:
            registration = open_with(request, number, form)
        except Locked as locked:
            form.add_error(ANSWER, LOCKED.format(until=weekday_time(locked.until)))
            return self._ask(request, number, self._kept_letter(request), form, status=429)
        if registration is None:
            return self._ask(request, number, self._kept_letter(request), form, status=refusal_status(form))
        return self.shown_again(request, registration, notice=STILL_HERE)

    def _ask(
        self,
        request: HttpRequest,
        number: str,
        letter: Letter,
        form: ProofForm | None = None,
        *,
        notice: str = "",
        status: int = 403,
    ) -> HttpResponse:
        typed = [(name, value) for name in self.fields for value in request.POST.getlist(name)]
        if letter.token:
            typed.append((f"{self.letter}_kept", letter.token))
        context = {
            **proof_page(form or question(request, number), number),
            "action": request.path,
            "typed": typed,
            "letter": letter,
            "notice": notice,
        }
        return render(request, "tracking/proof.html", context, status=status)

    def _new_letter(self, request: HttpRequest) -> Letter:
        """Stage what came; nobody has proved anything yet, so only so many from an address."""
        if not self.letter or not request.FILES.getlist(self.letter):
            return self._kept_letter(request)
        network = network_key(client_address(request))
        if hit("letter-without-proof", network, limit=LETTERS_PER_HOUR, window=HOUR).allowed:
            upload = take_upload(request, self.letter)
        else:
            upload = Upload(kept_upload(request, self.letter), StagingFull())
        problem = upload.problem.text if upload.problem else ""
        return Letter(upload.kept.token, upload.kept.name, problem) if upload.kept else Letter(NO_LETTER, "", problem)

    def _kept_letter(self, request: HttpRequest) -> Letter:
        kept = kept_upload(request, self.letter) if self.letter else None
        return Letter(kept.token, kept.name) if kept else Letter(self._carried_token(request))

    def _carried_token(self, request: HttpRequest) -> str:
        return str(request.POST.get(f"{self.letter}_kept", "")) if self.letter else ""


def needs_proof(form: TypedForm) -> Callable[[ProvedView], Callable[..., HttpResponse]]:
    """Give a view the proved registration; lead everybody else to the proof, and back to `form` as it was typed."""

    def decorate(view: ProvedView) -> Callable[..., HttpResponse]:
        @without_token(private_page(form.without_token))
        @private_page
        @wraps(view)
        def guarded(request: HttpRequest, number: str) -> HttpResponse:
            registration = opened_registration(request, number)
            if registration is None:
                if request.method == "POST" and as_written(number) == number:
                    return form.without_proof(request, number)
                return redirect("tracking:show", number=number)
            if ANSWER in request.POST:
                # Proved already, by a second click or in another tab. What was typed is still to be sent on purpose.
                return form.shown_again(request, registration, notice=STILL_HERE)
            return view(request, registration)

        return guarded

    return decorate
