"""Every event that the portal records has Indonesian words for the staff who read the trail."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

import services
from services.accounts.enums import Role
from services.audit.models import AuditEntry
from services.audit.templatetags.trail import facts
from services.audit.words import event_choices, event_words, value_words
from services.notifications.enums import Channel, Outcome
from services.notifications.enums import Status as MessageStatus
from services.registrations.enums import Flag, PatientMatch, Status
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


@pytest.mark.parametrize(
    ("event", "data", "written"),
    [
        ("account.logged_in", {"methods": ["mfa", "password"]}, "cara masuk: verifikasi dua langkah, kata sandi"),
        ("account.changed", {"fields": ["full_name", "phone"]}, "isian: nama lengkap, nomor WhatsApp"),
        ("registration.verify", {"from": "submitted"}, "dari: Diajukan"),
        ("registration.submitted", {"total_idr": 95000, "channel": "desk"}, "saluran: Loket; total: Rp95.000"),
        (
            "registration.resubmit",
            {"changed": ["visit_date"], "added": ["K-01"]},
            "ditambah: K-01; diubah: tanggal kunjungan",
        ),
        (
            "message.resent",
            {"from": "failed", "template": "result_ready"},
            "dari: Gagal; jenis pesan: Hasil dapat diunduh",
        ),
        ("gateway.changed", {"changed": ["key"]}, "diubah: kunci"),
        ("file.viewed", {"purpose": "referral"}, "untuk: Surat rujukan"),
        (
            "openinghours.changed",
            {"fields": {"weekday": "0", "service": "L"}},
            "isian: hari: Senin, layanan: Pemeriksaan Lab",
        ),
        ("registration.revealed", {"reason": "submitted"}, "alasan: submitted"),
    ],
)
def test_a_fact_reads_in_indonesian(event: str, data: dict[str, Any], written: str) -> None:
    reverse("wagtailadmin_home")  # Wagtail registers its screens, and they their words, with the addresses
    pairs = facts(AuditEntry(event=event, data=data))
    assert "; ".join(f"{name}: {value}" for name, value in pairs) == written


@pytest.mark.parametrize(
    ("event", "fact", "choices"),
    [
        ("registration.verify", "from", Status),
        ("registration.verify", "to", Status),
        ("registration.submitted", "flags", Flag),
        ("registration.upload_result", "match", PatientMatch),
        ("message.resent", "from", MessageStatus),
        ("message.resent", "channel", Channel),
        ("gateway.tried", "outcome", Outcome),
        ("account.roles_changed", "after", Role),
    ],
)
def test_every_choice_that_is_recorded_has_its_label(event: str, fact: str, choices: Any) -> None:
    assert [value_words(event, fact, value) for value in choices.values] == choices.labels


def test_every_message_has_words() -> None:
    folder = Path(settings.BASE_DIR) / "templates/messages"
    names = {path.name.removesuffix(".txt") for path in folder.glob("[a-z]*.txt") if path.name.count(".") == 1}
    assert "result_ready" in names
    assert sorted(name for name in names if value_words("message.resent", "template", name) == name) == []
