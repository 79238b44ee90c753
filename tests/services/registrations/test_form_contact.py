"""How the applicant is reached: phones in every spelling, with and without WhatsApp."""

import pytest

from services.common.problems import problem_text
from services.notifications.enums import Channel
from services.notifications.models import Message
from services.registrations.forms.contact import UNREACHABLE
from tests.support.public_form import Sender

pytestmark = pytest.mark.django_db

BAD_EMAIL = "Alamat email ini belum lengkap. Contoh: nama@contoh.id."


@pytest.mark.parametrize(
    "typed",
    [
        "081234567890",
        "0812 3456 7890",
        "0812-3456-7890",
        "(0812) 3456.7890",
        "+62 812 3456 7890",
        "+62 0812 3456 7890",
        "62812 3456 7890",
        "812 3456 7890",
        "0062 812 3456 7890",
        "\u202a+62 812\u20113456\u20117890\u202c",
        "０８１２３４５６７８９０",
    ],
)
def test_a_phone_however_it_is_typed(sender: Sender, typed: str) -> None:
    made = sender.taken(phone=typed)
    assert (made.phone, made.has_whatsapp) == ("+6281234567890", True)


def test_a_foreign_phone(sender: Sender) -> None:
    assert sender.taken(phone="+65 8123 4567").phone == "+6581234567"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "phone_empty"),
        ("   ", "phone_empty"),
        ("0812 ABC", "phone_characters"),
        ("0812|0813", "phone_characters"),
        ("08123", "phone_short"),
        ("0812345678901234", "phone_long"),
        ("0" * 10_000, "phone_long"),
        ("+62 000 0000 0000", "phone_invalid"),
    ],
)
def test_what_is_no_phone(sender: Sender, typed: str, code: str) -> None:
    assert sender.refused(phone=typed) == {"phone": [problem_text(code)]}


@pytest.mark.parametrize(
    ("contact", "channel", "has_whatsapp"),
    [
        ({"email": ""}, Channel.WHATSAPP, True),
        ({"no_whatsapp": "on"}, Channel.EMAIL, False),
        ({"no_whatsapp": "on", "phone": ""}, Channel.EMAIL, False),
        ({"no_whatsapp": "on", "email": ""}, Channel.CALL, False),
    ],
)
def test_the_way_that_a_message_takes(
    sender: Sender, contact: dict[str, str], channel: Channel, has_whatsapp: bool
) -> None:
    made = sender.taken(**contact)
    assert made.has_whatsapp is has_whatsapp
    assert Message.objects.get().channel == channel


def test_nobody_registers_online_who_cannot_be_told_anything(sender: Sender) -> None:
    assert sender.refused(no_whatsapp="on", phone="", email="") == {"phone": [UNREACHABLE]}


def test_a_wrong_phone_is_wrong_without_whatsapp_too(sender: Sender) -> None:
    assert sender.refused(no_whatsapp="on", phone="08123", email="") == {"phone": [problem_text("phone_short")]}


@pytest.mark.parametrize("typed", ["siti", "siti@", "@example.test", "siti@example", "a b@example.test"])
def test_what_is_no_email(sender: Sender, typed: str) -> None:
    assert sender.refused(email=typed) == {"email": [BAD_EMAIL]}


def test_an_email_of_any_length_has_one_sentence(sender: Sender) -> None:
    errors = sender.refused(email="s" * 10_000 + "@example.test")
    assert errors == {"email": ["Paling panjang 254 huruf. Anda mengisi 10013. Persingkat."]}


def test_an_email_without_what_cannot_be_seen(sender: Sender) -> None:
    assert sender.taken(email=" siti\x00@example.test\u200b ").email == "siti@example.test"


def test_the_result_by_whatsapp_is_asked_for_and_needs_whatsapp(sender: Sender) -> None:
    assert sender.taken().result_by_whatsapp is False
    assert sender.taken(result_by_whatsapp="on").result_by_whatsapp is True
    assert sender.taken(result_by_whatsapp="on", no_whatsapp="on").result_by_whatsapp is False
