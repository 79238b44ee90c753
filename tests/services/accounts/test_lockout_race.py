"""Many wrong passwords at once: no more are looked at than one after the other."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from services.accounts.models import User
from tests.services.accounts.conftest import NIP, PASSWORD

TRIES = 40


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_tries_at_once_five_are_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    user = User.objects.create_user("siti", PASSWORD, full_name="Siti", nip=NIP, email="siti@example.test")
    looked_at: list[str] = []
    check = User.check_password

    def counted(self: User, password: str) -> bool:
        looked_at.append(password)
        return check(self, password)

    monkeypatch.setattr(User, "check_password", counted)

    def attempt(number: int) -> int:
        name = ("siti", NIP, "SITI@example.test")[number % 3]
        client = Client(REMOTE_ADDR=f"203.0.113.{number}")
        try:
            return client.post("/login/", {"login": name, "password": f"salah-{number}"}).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=12) as pool:
        answers = list(pool.map(attempt, range(TRIES)))
    assert len(looked_at) == 5
    assert sorted(set(answers)) == [200, 429]
    assert answers.count(429) >= TRIES - 5
    user.refresh_from_db()
    assert user.last_login is None
