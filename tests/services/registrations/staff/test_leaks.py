"""What Wagtail itself could tell of registrations: site history, url finder, references, search, menu, dashboard."""

import pytest
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import ModelLogEntry, ReferenceIndex

from services.accounts.enums import Role
from services.audit.models import AuditEntry
from services.registrations.actions import move
from services.registrations.models import Registration, RegistrationItem, ResultVersion
from tests.services.registrations.staff.conftest import MakeClient, MakeOfficer
from tests.services.registrations.staff.pages import LIST, text
from tests.support.registrations import NIK


def test_wagtail_knows_no_registration(siti: Registration, make_officer: MakeOfficer) -> None:
    boss = make_officer(Role.SUPERADMIN, "boss")
    move(siti.pk, "verify", actor=boss)
    assert AdminURLFinder(boss).get_edit_url(siti) is None
    assert not ModelLogEntry.objects.exists()
    for model in (Registration, RegistrationItem, ResultVersion):
        assert not ReferenceIndex.model_is_indexable(model) or not ReferenceIndex.get_references_for_object(
            model.objects.first() or model(pk=0)
        )


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR, Role.HR, Role.EMPLOYEE, Role.CLINICADMIN])
def test_other_roles_meet_neither_the_menu_nor_a_name(
    siti: Registration, make_officer: MakeOfficer, client_of: MakeClient, role: Role
) -> None:
    client = client_of(make_officer(role, "orang"))
    for address in ("/admin/", "/admin/reports/site-history/", "/admin/pages/", "/admin/pages/search/?q=siti"):
        body = client.get(address, follow=True).content.decode()
        for secret in (siti.number, "Siti Rahmawati", NIK, f'"{LIST}"'):
            assert secret not in body, (address, secret)


def test_the_trail_of_one_registration_is_a_click_away(
    siti: Registration, make_officer: MakeOfficer, client_of: MakeClient
) -> None:
    boss = make_officer(Role.SUPERADMIN, "boss")
    move(siti.pk, "verify", actor=boss)
    page = client_of(boss).get(f"{LIST}{siti.pk}/")
    assert "Jejak audit" in text(page)
    assert set(AuditEntry.objects.filter(object_id=str(siti.pk)).values_list("object_label", flat=True)) == {
        siti.number
    }
    trail = client_of(boss).get(page.context["audit_url"])
    assert text(trail).count(siti.number) >= 2
    plain = client_of(make_officer(Role.DOCTOR, "dokter")).get(f"{LIST}{siti.pk}/")
    assert plain.context["audit_url"] == ""
