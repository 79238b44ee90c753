"""Opening a registration with number and second proof; unlocking; lost numbers."""

import hmac
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Final

from django.db import transaction

from services.audit.actions import APPLICANT, record
from services.common import clock
from services.common.encryption import decrypt_bytes, encrypt_bytes
from services.common.network import network_key
from services.guards import actions as guards
from services.guards import queries as guarded
from services.notifications.actions import queue
from services.registrations import messages
from services.registrations import queries as registrations
from services.registrations.enums import Status
from services.registrations.errors import NotAllowed
from services.registrations.models import Registration
from services.tracking.enums import Proof, proof_for
from services.tracking.errors import Locked, WrongProof
from services.tracking.models import LostNumberRequest
from services.tracking.rules import may_unlock

TRIES_PER_NUMBER: Final = 5
TRIES_PER_ADDRESS: Final = 20
FIRST_LOCK: Final = timedelta(minutes=15)

BY_NUMBER: Final = "tracking-number"
BY_ADDRESS: Final = "tracking-address"
BY_LINK: Final = "tracking-link"

# A lost number is sought among registrations of this long ago, and this many are sent at once.
LOST_LOOKS_BACK: Final = timedelta(days=365)
LOST_SENDS: Final = 3


def knows_link(number: str, key: str) -> bool:
    """Whether `key` is the secret of this number's own link, as only its messages carry it."""
    return hmac.compare_digest(key.encode(), registrations.tracking_key(number).encode())


def prove(number: str, proof: date | str, *, address: str, key: str = "") -> Registration:
    """The registration of a well-formed number, when the proof is right.

    `proof` is a birth date, or the last 5 digits of the phone. Every attempt is counted before it is evaluated, so
    that however many come at once only a few are looked at: 5 for a typed number, existing or not, 20 for an address;
    with the message's own link (`key`) 5 of its own, so that strangers can't lock its owner out. Raises Locked or
    WrongProof; an unknown number and a wrong proof take the same way through here.
    """
    own_link = bool(key) and knows_link(number, key)
    _count_attempt(BY_LINK if own_link else BY_NUMBER, number, TRIES_PER_NUMBER)
    network = network_key(address)
    if not own_link:
        _count_attempt(BY_ADDRESS, network, TRIES_PER_ADDRESS)
    if not _is_right(number, proof):
        raise WrongProof
    with transaction.atomic():
        registration = Registration.objects.select_related("referral").get(number=number)
        guards.forgive(BY_LINK if own_link else BY_NUMBER, number)
        if not own_link:
            guards.give_back(BY_ADDRESS, network)
        record("tracking.opened", actor_label=APPLICANT, obj=registration, address=address)
    return registration


def _count_attempt(scope: str, key: str, limit: int) -> None:
    verdict = guards.reserve_attempt(scope, key, limit=limit, lock=FIRST_LOCK)
    if not verdict.allowed:
        raise Locked(verdict.retry_at or clock.now() + FIRST_LOCK)


def _is_right(number: str, proof: date | str) -> bool:
    row = Registration.objects.filter(number=number, anonymised_at=None).values_list("birth_date", "phone").first()
    # Work as long on an unknown number as decrypting a known one's proof takes.
    born, phone = row or (date.fromisoformat(_decrypted_decoy()), _decrypted_decoy())
    expected = str(born) if proof_for(number) == Proof.BIRTH_DATE else phone[-5:]
    given = str(proof)
    return hmac.compare_digest(given.encode(), expected.encode()) and row is not None and expected != ""


def _decrypted_decoy() -> str:
    return decrypt_bytes(_decoy_token()).decode()


@lru_cache(maxsize=1)
def _decoy_token() -> bytes:
    return encrypt_bytes(b"1900-01-01")


@transaction.atomic
def unlock(registration: Registration, *, actor: Any, address: str | None = None) -> None:
    """Staff give a locked applicant a fresh start. Raises NotAllowed."""
    if not may_unlock(actor):
        raise NotAllowed("unlock_tracking")
    guards.forgive(BY_NUMBER, registration.number)
    guards.forgive(BY_LINK, registration.number)
    record("tracking.unlocked", actor=actor, obj=registration, address=address)


def is_locked(registration: Registration) -> bool:
    """Whether the number is closed to typed proofs right now."""
    return guarded.is_locked(BY_NUMBER, registration.number)


def ask_for_lost_number(*, phone: str = "", email: str = "") -> None:
    """Take down a request for the numbers under a contact (E.164 phone, or e-mail). Does the same for any contact."""
    index = registrations.phone_index(phone) or registrations.email_index(email)
    LostNumberRequest.objects.create(contact_index=index, asked_at=clock.now())


@transaction.atomic
def answer_lost_number(request_id: int) -> int:
    """Send what a request asked for to the registered contact, once; how many messages were queued."""
    request = LostNumberRequest.objects.select_for_update().get(pk=request_id)
    if request.answered_at is not None:
        return 0
    index, request.contact_index = request.contact_index, ""
    request.answered_at = clock.now()
    request.save(update_fields=["answered_at", "contact_index"])
    since = clock.now() - LOST_LOOKS_BACK
    found = registrations.with_contact_index(index).filter(submitted_at__gte=since)
    sent = 0
    for registration in found.exclude(status__in=[Status.REJECTED, Status.CANCELLED])[:LOST_SENDS]:
        queue(
            "lost_number",
            to=messages.recipient(registration),
            context=messages.facts(registration),
            dedupe_key=f"lost-number:{request.pk}:{registration.pk}",
            about=registration,
        )
        sent += 1
    return sent
