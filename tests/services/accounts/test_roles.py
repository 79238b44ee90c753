"""`manage.py sync_roles` and the demo accounts."""

from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import Group, Permission
from django.core.management import CommandError, call_command
from django.test import RequestFactory
from wagtail.models import GroupApprovalTask, GroupCollectionPermission, GroupPagePermission, Page, Workflow

from services.accounts import demo
from services.accounts.actions import role_sync, sync_roles
from services.accounts.enums import Role
from services.accounts.models import User
from services.accounts.queries import active_superadmins, roles_of, users_with_role
from services.accounts.roles import PERMISSIONS
from services.accounts.validators import check_nip

pytestmark = pytest.mark.django_db

PATIENTS = ("registrations.", "notifications.", "audit.")


def _state() -> tuple[object, ...]:
    return (
        sorted(Group.objects.values_list("name", "permissions__codename"), key=str),
        sorted(GroupPagePermission.objects.values_list("group__name", "page_id", "permission__codename")),
        sorted(GroupCollectionPermission.objects.values_list("group__name", "collection_id", "permission__codename")),
        sorted(Workflow.objects.values_list("name", flat=True)),
        sorted(GroupApprovalTask.objects.values_list("name", "groups__name")),
    )


def test_the_command_is_repeatable() -> None:
    out = StringIO()
    call_command("sync_roles", stdout=out)
    first = _state()
    call_command("sync_roles", stdout=StringIO())
    assert _state() == first
    assert out.getvalue() == (
        "Peran diselaraskan: Administrator Utama, Editor, Moderator, Arsiparis, Kepegawaian, Pegawai, "
        "Admin Laboratorium, Admin Klinik, Dokter, Admin Wisata Ilmiah.\n"
    )


def test_exactly_our_groups_are_left() -> None:
    sync_roles()
    assert set(Group.objects.values_list("name", flat=True)) == {role.group_name for role in Role}


@pytest.mark.parametrize("role", Role)
def test_a_group_holds_what_the_matrix_says(role: Role) -> None:
    sync_roles()
    group = Group.objects.get(name=role.group_name)
    group.permissions.add(Permission.objects.get(codename="delete_user"))  # somebody's good intentions
    sync_roles()
    held = {f"{one.content_type.app_label}.{one.codename}" for one in group.permissions.select_related("content_type")}
    assert held == set(PERMISSIONS[role])


@pytest.mark.parametrize("role", [Role.EDITOR, Role.MODERATOR])
def test_those_who_keep_the_content_see_no_patients(role: Role) -> None:
    assert [label for label in role_sync.labels_of(role) if label.startswith(PATIENTS)] == []


def test_an_editor_publishes_and_a_moderator_approves() -> None:
    sync_roles()
    root = Page.objects.get(depth=1)
    editor, moderator = User.objects.create_user("e", "x"), User.objects.create_user("m", "x")
    editor.groups.add(Group.objects.get(name="Editor"))
    moderator.groups.add(Group.objects.get(name="Moderator"))
    assert root.permissions_for_user(editor).can_publish_subpage()
    assert not root.permissions_for_user(editor).can_lock()
    workflow = Workflow.objects.get()
    assert workflow.name == role_sync.WORKFLOW
    assert root.get_workflow() == workflow
    task = GroupApprovalTask.objects.get()
    assert task in [one.specific for one in workflow.tasks]
    assert list(task.groups.all()) == [Group.objects.get(name="Moderator")]


def test_a_label_that_does_not_exist_stops_the_command_and_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PERMISSIONS, Role.DOCTOR, ("registrations.fly", "wagtailadmin.access_admin"))
    with pytest.raises(CommandError, match=r"registrations\.fly"):
        call_command("sync_roles")
    assert not Group.objects.filter(name=Role.DOCTOR.group_name).exists()


def test_a_superuser_of_the_command_line_gets_the_role() -> None:
    user = User.objects.create_superuser("akar", "x")
    sync_roles()
    assert roles_of(user) == {Role.SUPERADMIN}
    assert list(active_superadmins()) == [user]


def test_the_demo_accounts(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEMO_PASSWORD", "kata-sandi-demo")
    assert demo.load() == "kata-sandi-demo"
    assert "Kata sandi semua akun demo: kata-sandi-demo" in capsys.readouterr().out
    people = {user.username: user for user in User.objects.all()}
    assert sorted(people) == [
        "archivist", "clinicadmin", "doctor", "editor", "employee", "employee2", "hr", "labadmin", "labadmin2",
        "moderator", "superadmin", "touradmin",
    ]  # fmt: skip
    assert len({user.nip for user in people.values()}) == len(people)
    for name, user in people.items():
        check_nip(user.nip or "")
        assert user.email == f"{name}@example.test"
        assert [role.value for role in roles_of(user)] == [name.rstrip("2")]
        for typed in (name, user.nip, user.email):
            request = RequestFactory().post("/login/")
            assert authenticate(request, username=typed, password="kata-sandi-demo") == user
    assert {user.username for user in users_with_role(Role.LABADMIN)} == {"labadmin", "labadmin2"}


def test_loading_them_again_changes_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DEMO_PASSWORD", raising=False)
    password = demo.load()
    assert password is not None
    assert len(password) >= 16
    User.objects.filter(username="hr").update(full_name="Nama Baru")
    before = sorted(User.objects.values_list("pk", "password"))
    capsys.readouterr()
    assert demo.load() is None
    assert capsys.readouterr().out == ""
    assert sorted(User.objects.values_list("pk", "password")) == before
    assert User.objects.get(username="hr").full_name == "Nama Baru"
