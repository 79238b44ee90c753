"""Proof of work: a browser computes for a moment, so that a thousand forms cost a thousand moments.

ALTCHA's version 2 format (https://altcha.org/docs/v2/proof-of-work/), its server library, and a worker of our own
(static/js/proof-of-work.js): nobody else learns who visits. Find a counter with which PBKDF2-SHA-256 gives a key that
starts with a zero byte, 256 tries on average. A challenge is signed, lives as long as its form, and carries the id of
the form's token: it proves nothing for another form, and a form makes one thing only, so it is spent with the form
without a table of spent ones.
"""

import json
from hashlib import sha256
from typing import Final

import altcha
from django.conf import settings

from services.common import clock
from services.common.form_tokens import LIFETIME

ALGORITHM: Final = "PBKDF2/SHA-256"
# Iterations of one try. 256 tries take half a second on a desk, two or three on an old phone; checking takes 2 ms.
COST: Final = 4000
_MOST_CHARACTERS: Final = 4000


def _secret() -> bytes:
    return sha256(b"services.common.proof_of_work:" + settings.SECRET_KEY.encode()).digest()


def new_challenge(form_id: str) -> str:
    """A challenge for the form with this token id, as JSON for the browser."""
    expires = int((clock.now() + LIFETIME).timestamp())
    challenge = altcha.create_challenge(
        ALGORITHM, COST, expires_at=expires, data={"form": form_id}, hmac_secret=_secret()
    )
    return json.dumps(challenge.to_dict(), separators=(",", ":"))


def solve(challenge: str) -> str:
    """What the browser would send for a challenge; for tests and load generators. Some seconds of work.

    Raises TimeoutError when a minute and a half was not enough.
    """
    parsed = altcha.Challenge.from_dict(json.loads(challenge))
    solution = altcha.solve_challenge(parsed)
    if solution is None:
        raise TimeoutError("no proof of work was found in time")
    return str(altcha.Payload(parsed, solution).to_base64())


def is_proven(form_id: str, proof: str) -> bool:
    """Whether `proof` (base64 of ALTCHA's payload) solves a challenge of ours for this form."""
    if not proof or len(proof) > _MOST_CHARACTERS:
        return False
    try:
        payload = altcha.Payload.from_base64(proof)
        # The library derives the key with whatever parameters it is given; only ours are worth the work.
        if payload.challenge.parameters.data != {"form": form_id}:
            return False
        return bool(altcha.verify_solution(payload, _secret()).verified)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
