"""The second question: read, counted, evaluated; right, it opens the registration in this session."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from services.common.network import client_address
from services.common.registration_numbers import NumberTypo, parse_number
from services.registrations.models import Registration
from services.tracking import actions, session
from services.tracking.enums import proof_for
from services.tracking.errors import WrongProof
from services.tracking.forms import PROOF_FORMS, BirthDateProofForm, PhoneProofForm
from services.tracking.views.crumbs import trail

ProofForm = BirthDateProofForm | PhoneProofForm

# The fields of a ProofForm. Where the first one comes, a question was answered.
ANSWER: Final = "bukti"
LINK_KEY: Final = "k"


def as_written(number: str) -> str | None:
    """A number of an address in its one written form; None when it can't be one."""
    try:
        return parse_number(number)
    except NumberTypo:
        return None


def question(request: HttpRequest, number: str) -> ProofForm:
    """The question of a well-formed number, with what was typed so far, which isn't looked at."""
    typed = request.POST if request.method == "POST" else request.GET
    answer = request.POST.get(ANSWER, "")
    return PROOF_FORMS[proof_for(number)](initial={ANSWER: answer, LINK_KEY: typed.get(LINK_KEY, "")})


def answered(request: HttpRequest, number: str) -> ProofForm:
    """The question with the answer that came, for `open_with`."""
    return PROOF_FORMS[proof_for(number)](request.POST)


def open_with(request: HttpRequest, number: str, form: ProofForm) -> Registration | None:
    """The registration, open in this session from now on; None with the error in `form`. Raises Locked."""
    if not form.is_valid():
        return None
    try:
        registration = actions.prove(
            number, form.proof(), address=client_address(request), key=form.cleaned_data[LINK_KEY]
        )
    except WrongProof:
        form.add_error(ANSWER, ValidationError(form.wrong, code="wrong"))
        return None
    session.open_for(request, registration)
    return registration


def refusal_status(form: ProofForm) -> int:
    """403 for a wrong answer, 400 for one that can't be read."""
    return 403 if form.has_error(ANSWER, "wrong") else 400


def proof_page(form: ProofForm, number: str) -> dict[str, Any]:
    """The context of tracking/proof.html: nothing in it tells whether the number exists."""
    return {"form": form, "number": number, "crumbs": trail("Bukti")}
