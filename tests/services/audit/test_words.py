"""Every event that the portal records has Indonesian words for the staff who read the trail."""

import re
from pathlib import Path

import services
from services.audit.words import event_choices, event_words
from services.registrations.kinds import KINDS

SERVICES = Path(str(services.__file__)).parent
EVENT = re.compile(r'"((?:account|closure|file|gateway|message|openinghours|registration|tracking)\.[a-z_]+)"')


def recorded_events() -> set[str]:
    """The dotted names in sources that record something, and the steps of every kind of registration."""
    sources = (path.read_text() for path in SERVICES.rglob("*.py") if "audit" not in path.relative_to(SERVICES).parts)
    named = {event for source in sources if "record(" in source for event in EVENT.findall(source)}
    return named | {f"registration.{step.name}" for kind in KINDS.values() for step in kind.flow}


def test_every_recorded_event_has_words() -> None:
    events = recorded_events()
    assert {"registration.submitted", "registration.verify", "file.viewed", "account.created"} <= events
    assert sorted(event for event in events if event_words(event) == event) == []


def test_no_two_events_read_the_same_in_the_filter() -> None:
    words = [words for _, words in event_choices()]
    assert sorted(words) == sorted(set(words))


def test_an_event_without_words_shows_its_own_name() -> None:
    assert event_words("something.new") == "something.new"
