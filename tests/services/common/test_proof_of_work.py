"""A proof holds for the one form whose challenge was solved, and nothing that is sent instead breaks the check."""

import base64
import json
from datetime import timedelta
from typing import Any

import pytest

from services.common import proof_of_work
from services.common.proof_of_work import ALGORITHM, COST, is_proven, new_challenge, solve


@pytest.fixture(scope="module")
def proof() -> str:
    return solve(new_challenge("form-1"))


def _changed(proof: str, **parameters: Any) -> str:
    payload = json.loads(base64.b64decode(proof))
    payload["challenge"]["parameters"].update(parameters)
    return base64.b64encode(json.dumps(payload).encode()).decode()


def test_a_solved_challenge_proves_its_form_and_no_other(proof: str) -> None:
    assert is_proven("form-1", proof)
    assert not is_proven("form-2", proof)


def test_a_challenge_says_what_to_do() -> None:
    parameters = json.loads(new_challenge("form-1"))["parameters"]
    assert (parameters["algorithm"], parameters["cost"], parameters["data"]) == (ALGORITHM, COST, {"form": "form-1"})
    assert parameters["keyPrefix"] == "00"


def test_two_challenges_are_not_alike() -> None:
    assert new_challenge("form-1") != new_challenge("form-1")


@pytest.mark.parametrize(
    "parameters",
    [{"data": {"form": "form-2"}}, {"cost": 1}, {"keyPrefix": ""}, {"expiresAt": 9_999_999_999}, {"nonce": "00"}],
    ids=["form", "cheaper", "no prefix", "longer", "nonce"],
)
def test_a_challenge_that_was_changed_proves_nothing(proof: str, parameters: dict[str, Any]) -> None:
    form = parameters.get("data", {}).get("form", "form-1")
    assert not is_proven(form, _changed(proof, **parameters))


def test_a_wrong_answer_proves_nothing(proof: str) -> None:
    payload = json.loads(base64.b64decode(proof))
    payload["solution"]["counter"] += 1
    assert not is_proven("form-1", base64.b64encode(json.dumps(payload).encode()).decode())


def test_an_old_one_proves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proof_of_work, "LIFETIME", timedelta(seconds=-1))
    expired = solve(new_challenge("form-1"))
    assert not is_proven("form-1", expired)


def test_another_key_knows_no_challenge_of_ours(proof: str, settings: Any) -> None:
    settings.SECRET_KEY = "another"
    assert not is_proven("form-1", proof)


def _encoded(value: object) -> str:
    return base64.b64encode(json.dumps(value).encode()).decode()


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "\x00",
        "ə",
        "A" * 4000,
        "A" * 10_000,
        _encoded(None),
        _encoded([]),
        _encoded({}),
        _encoded({"challenge": None, "solution": None}),
        _encoded({"challenge": {"parameters": []}, "solution": {"counter": "x"}}),
        base64.b64encode(b"[" * 2900).decode(),
    ],
)
def test_nonsense_proves_nothing(text: str) -> None:
    assert not is_proven("form-1", text)
