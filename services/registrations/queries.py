"""Reads that more than one door needs."""

import unicodedata
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import Q, QuerySet

from services.common.encryption import blind_index
from services.common.registration_numbers import NumberTypo, parse_number
from services.registrations.enums import WAITING_FOR_STAFF, IdentityType, PatientMatch, ResultStatus, Status
from services.registrations.models import LegalHold, Registration, ResultVersion


def identity_index(identity_type: str, number: str) -> str:
    """The blind index of a NIK or passport; '' for a person without either."""
    if identity_type == IdentityType.NONE or not number:
        return ""
    return blind_index(f"identity:{identity_type}", number.upper())


def phone_index(phone: str) -> str:
    """The blind index of an E.164 phone; '' for none."""
    return blind_index("phone", phone) if phone else ""


def email_index(email: str) -> str:
    """The blind index of an e-mail address, without regard to case; '' for none."""
    return blind_index("email", email.casefold()) if email else ""


def by_number(number: str) -> Registration | None:
    """The registration with this number in its written form, or None."""
    return Registration.objects.filter(number=number).first()


def with_contact_index(index: str) -> QuerySet[Registration]:
    """The registrations that a phone or an e-mail address belongs to, by its blind index, newest first."""
    return Registration.objects.filter(Q(phone_index=index) | Q(email_index=index)).order_by("-submitted_at")


def of_form(token_id: str) -> Registration | None:
    """The registration that the form with this token has already made, or None."""
    return Registration.objects.filter(form_token=token_id).first()


# By hand: composing it took the ORM longer than the database takes to answer, in every form that comes in. More than a
# few alike say no more than one; a form among them that was missed is refused by its unique token.
_OF_FORM_OR_ALIKE: Final = """
    SELECT form_token FROM registrations_registration
    WHERE form_token = %s
       OR (identity_index <> '' AND identity_index = %s AND service = %s AND visit_date = %s AND status NOT IN (%s, %s))
    LIMIT 5
"""


def of_form_or_alike(token_id: str, *, service: str, index: str, visit_date: date) -> tuple[Registration | None, bool]:
    """What `of_form` says, and whether an open registration for the same identity, day and service exists.

    Both in one query where there is nothing to return; the second is only told when the first is None.
    """
    day = connection.ops.adapt_datefield_value(visit_date)
    with connection.cursor() as cursor:
        cursor.execute(_OF_FORM_OR_ALIKE, [token_id, index, service, day, Status.REJECTED, Status.CANCELLED])
        found = [token for (token,) in cursor.fetchall()]
    return (of_form(token_id), False) if token_id in found else (None, bool(found))


def overdue(service: str, today: date) -> QuerySet[Registration]:
    """Registrations of a service that are past their promised date with the laboratory to act."""
    return Registration.objects.filter(service=service, status__in=WAITING_FOR_STAFF, promised_on__lt=today)


def hold_in_force(registration: Registration) -> LegalHold | None:
    """The legal hold that keeps this registration's data, with its officer, or None."""
    return registration.holds.filter(lifted_at=None).select_related("set_by").first()


def released_result(registration: Registration) -> ResultVersion | None:
    """The version that the applicant may fetch now, or None."""
    return registration.results.filter(status=ResultStatus.RELEASED).select_related("file").first()


def was_withdrawn(registration: Registration) -> bool:
    """Whether the last version that the applicant could fetch was withdrawn."""
    last = registration.results.exclude(status__in=[ResultStatus.UPLOADED, ResultStatus.DISCARDED]).first()
    return last is not None and last.status == ResultStatus.WITHDRAWN


def waiting_result(registration: Registration) -> ResultVersion | None:
    """The uploaded version that waits for another officer's release, or None."""
    return registration.results.filter(status=ResultStatus.UPLOADED).select_related("file", "uploaded_by").first()


def results_waiting_for(user: Any) -> QuerySet[ResultVersion]:
    """Uploaded versions that this officer could release: somebody else uploaded them."""
    return ResultVersion.objects.filter(status=ResultStatus.UPLOADED).exclude(uploaded_by=user)


def results_waiting_from(user: Any) -> QuerySet[ResultVersion]:
    """Uploaded versions of this officer's own, which somebody else must release."""
    return ResultVersion.objects.filter(status=ResultStatus.UPLOADED, uploaded_by=user)


def _words(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return "".join(character if character.isalnum() else " " for character in folded).split()


def match_patient(text: str, registration: Registration) -> PatientMatch:
    """What of this patient the text of a result PDF names. Spaces, punctuation, case and accents don't count.

    The name must stand there as whole words. A name of one word is no proof: it is part of too many other names.
    """
    page = _words(text)
    if "".join(_words(registration.number)) in "".join(page):
        return PatientMatch.NUMBER
    name = _words(registration.full_name)
    if len(name) > 1 and f" {' '.join(name)} " in f" {' '.join(page)} ":
        return PatientMatch.NAME
    return PatientMatch.NOTHING


def is_this_number(typed: str, registration: Registration) -> bool:
    """Whether an officer typed this registration's number."""
    try:
        return parse_number(typed) == registration.number
    except NumberTypo:
        return False


def tracking_key(number: str) -> str:
    """The secret part of a message's own link: 128 bits that only the messages to the applicant carry."""
    return blind_index("tracking-link", number)[:32]
