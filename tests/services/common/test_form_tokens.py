"""Tokens of forms: ours alone, of one kind, with an age and what was shown."""

from datetime import UTC, datetime, timedelta

import pytest

from services.common.form_tokens import LIFETIME, BadFormToken, new_form_token, read_form_token
from tests.support.public_form import freeze

NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    freeze(monkeypatch, NOW)


def test_it_tells_what_it_was_given() -> None:
    token = read_form_token("clinic", new_form_token("clinic", "2026-11"))
    assert (token.context, token.age, token.is_expired) == ("2026-11", timedelta(0), False)
    assert len(token.id) == 22  # 128 bits


def test_no_two_are_alike() -> None:
    assert len({read_form_token("clinic", new_form_token("clinic")).id for _ in range(100)}) == 100


@pytest.mark.parametrize(("age", "expired"), [(LIFETIME, False), (LIFETIME + timedelta(seconds=1), True)])
def test_it_grows_old(monkeypatch: pytest.MonkeyPatch, age: timedelta, expired: bool) -> None:
    text = new_form_token("clinic")
    freeze(monkeypatch, NOW + age)
    token = read_form_token("clinic", text)
    assert (token.age, token.is_expired) == (age, expired)


def test_another_kind_of_form_does_not_take_it() -> None:
    with pytest.raises(BadFormToken):
        read_form_token("laboratory", new_form_token("clinic"))


def test_every_single_change_is_noticed() -> None:
    text = new_form_token("clinic", "2026-11")
    for index, letter in enumerate(text):
        changed = text[:index] + ("A" if letter != "A" else "B") + text[index + 1 :]
        with pytest.raises(BadFormToken):
            read_form_token("clinic", changed)


@pytest.mark.parametrize("text", ["", ":", "a:b", "\x00", "ə", "a" * 300, "a" * 10_000])
def test_what_is_none_of_ours(text: str) -> None:
    with pytest.raises(BadFormToken):
        read_form_token("clinic", text)


@pytest.mark.parametrize("context", ["a b", "ä", "<b>", "a:b", "\x00"])
def test_a_context_is_plain(context: str) -> None:
    with pytest.raises(ValueError, match="not a context"):
        new_form_token("clinic", context)


def test_another_key_signs_another_token(settings: pytest.FixtureRequest) -> None:
    text = new_form_token("clinic")
    settings.SECRET_KEY = "another"  # type: ignore[attr-defined]
    with pytest.raises(BadFormToken):
        read_form_token("clinic", text)
