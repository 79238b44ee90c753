"""Switches and lists as people write them."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from portal.settings.environment import flag, names


@pytest.mark.parametrize("text", ["on", "ON", "true", "True", "1", "yes", " on "])
def test_on(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SWITCH", text)
    assert flag("A_SWITCH", default=False) is True


@pytest.mark.parametrize("text", ["off", "Off", "false", "0", "no"])
def test_off(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SWITCH", text)
    assert flag("A_SWITCH", default=True) is False


@pytest.mark.parametrize("default", [True, False])
def test_absent_and_empty_are_the_default(default: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("A_SWITCH", raising=False)
    assert flag("A_SWITCH", default=default) is default
    monkeypatch.setenv("A_SWITCH", "")
    assert flag("A_SWITCH", default=default) is default


def test_a_misspelling_is_an_error_that_names_the_switch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_SWITCH", "ture")
    with pytest.raises(ImproperlyConfigured, match="A_SWITCH is 'ture'; it must be on or off"):
        flag("A_SWITCH", default=True)


def test_lists_lose_spaces_and_blanks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("A_LIST", " a.test, ,b.test,")
    assert names("A_LIST") == ["a.test", "b.test"]
