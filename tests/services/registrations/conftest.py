"""What the tests of the public form share."""

from typing import Any

import pytest
from django.test import Client

from tests.support.public_form import Sender


@pytest.fixture
def sender(client: Client, db: None, settings: Any) -> Sender:
    """A visitor whose browser need not work for the form (test_form_protection.py is about that)."""
    settings.CAPTCHA = False
    return Sender(client)
