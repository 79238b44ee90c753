"""Staff unlock a number from the register's page."""

import pytest
from django.test import Client

from services.tracking import actions
from tests.support.registrations import LABORATORY, officer, registration

pytestmark = pytest.mark.django_db

ADMIN = "wagtailadmin.access_admin"


def _locked() -> int:
    asked = registration()
    for index in range(5):
        Client().post(f"/lacak/{asked.number}/", {"bukti": f"1{index}/05/1991"})
    assert actions.is_locked(asked)
    return asked.pk


@pytest.mark.parametrize(("extra", "unlocked"), [(["registrations.unlock_tracking"], True), ([], False)])
def test_only_those_with_the_right(client: Client, extra: list[str], unlocked: bool) -> None:
    pk = _locked()
    client.force_login(officer("ani", ADMIN, *LABORATORY, *extra))
    page = client.get(f"/admin/laboratorium/{pk}/").content.decode()
    assert ("Buka kunci pelacakan" in page) == unlocked
    client.post(f"/admin/pelacakan/{pk}/buka-kunci/")
    from services.registrations.models import Registration

    assert actions.is_locked(Registration.objects.get()) == (not unlocked)


def test_a_link_does_not_unlock(client: Client) -> None:
    pk = _locked()
    client.force_login(officer("ani", ADMIN, *LABORATORY, "registrations.unlock_tracking"))
    assert client.get(f"/admin/pelacakan/{pk}/buka-kunci/").status_code == 405
