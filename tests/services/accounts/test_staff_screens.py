"""Accounts in the Wagtail admin: who reaches them, what they write, what is refused."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from services.accounts.enums import Role
from services.accounts.models import User
from services.accounts.queries import roles_of
from services.audit.models import AuditEntry
from tests.services.accounts.conftest import NIP, PASSWORD

pytestmark = pytest.mark.django_db

Make = Callable[..., User]


@pytest.fixture
def boss(make_user: Make) -> User:
    return make_user("bos", Role.SUPERADMIN)


@pytest.fixture
def hr(make_user: Make) -> User:
    return make_user("hendra", Role.HR)


@pytest.fixture
def siti(make_user: Make) -> User:
    return make_user("siti", Role.EMPLOYEE, nip=NIP)


def _as(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def _form(**changes: object) -> dict[str, object]:
    return {
        "username": "budi",
        "full_name": "Budi Santoso",
        "nip": "",
        "email": "budi@example.test",
        "phone": "",
        "password1": "",
        "password2": "",
        "roles": ["employee"],
        **changes,
    }


def _edit(user: User) -> str:
    return reverse("wagtailusers_users:edit", args=[user.pk])


def test_the_list_shows_people_with_their_roles(hr: User, siti: User) -> None:
    page = _as(hr).get("/admin/users/").content.decode()
    for text in ("Siti", NIP, "Pegawai", "Kepegawaian", "Nama pengguna", "Tambah pengguna"):
        assert text in page


@pytest.mark.parametrize("query", ["sit", NIP, "siti@example", "SITI"])
def test_the_list_is_searched_by_name_nip_and_address(hr: User, siti: User, make_user: Make, query: str) -> None:
    make_user("budi")
    found = _as(hr).get("/admin/users/results/", {"q": query}).context["object_list"]
    assert [user.username for user in found] == ["siti"]


@pytest.mark.parametrize("ordering", ["full_name", "-nip", "password", "bogus"])
def test_the_list_takes_any_ordering_in_the_address(hr: User, ordering: str) -> None:
    assert _as(hr).get("/admin/users/", {"ordering": ordering}).status_code == 200


def test_the_number_of_queries_does_not_grow_with_the_list(
    hr: User, make_user: Make, django_assert_max_num_queries: Callable[..., object]
) -> None:
    client = _as(hr)
    client.get("/admin/users/")
    for n in range(18):
        make_user(f"orang{n}", Role.EMPLOYEE)
    with django_assert_max_num_queries(20):  # type: ignore[attr-defined]
        client.get("/admin/users/")


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SUPERADMIN, Role.HR}))
def test_other_roles_reach_none_of_it(make_user: Make, siti: User, role: Role) -> None:
    client = _as(make_user("lain", role))
    addresses = ["/admin/users/", "/admin/users/new/", "/admin/groups/", "/admin/groups/new/", _edit(siti)]
    addresses += [reverse(f"wagtailusers_users:{name}", args=[siti.pk]) for name in
                  ("delete", "history", "usage", "unlock", "reset_second_factor")]  # fmt: skip
    for address in addresses:
        for response in (client.get(address), client.post(address, _form())):
            assert (response.status_code, response["Location"]) == (302, "/admin/"), address
    assert User.objects.count() == 2


def test_an_account_is_made(hr: User) -> None:
    fields = _form(nip="19900517 201503 2 001", phone="0812 3456 7890", password1=PASSWORD, password2=PASSWORD)
    response = _as(hr).post("/admin/users/new/", fields)
    assert response.status_code == 302
    user = User.objects.get(username="budi")
    assert (user.nip, user.phone, user.full_name) == (NIP, "+6281234567890", "Budi Santoso")
    assert user.check_password(PASSWORD)
    assert roles_of(user) == {Role.EMPLOYEE}
    entry = AuditEntry.objects.get(event="account.created")
    assert (entry.actor_id, entry.object_id, entry.address) == (hr.pk, str(user.pk), "127.0.0.1")


@pytest.mark.parametrize(
    ("wrong", "field", "error"),
    [
        ({"username": "budi@example.test"}, "username", "tanpa @"),
        ({"username": "SITI"}, "username", "Nama pengguna ini sudah dipakai."),
        ({"username": NIP}, "username", "hanya boleh berupa NIP"),
        ({"nip": "123"}, "nip", "Anda mengisi 3 angka"),
        ({"nip": NIP}, "nip", "NIP ini sudah dipakai akun lain."),
        ({"email": "SITI@Example.test"}, "email", "Surel ini sudah dipakai akun lain."),
        ({"email": "budi"}, "email", "tidak lengkap"),
        ({"phone": "0812|3456"}, "phone", "hanya boleh berisi angka"),
        ({"full_name": ""}, "full_name", "Isi nama lengkap."),
        ({"password1": "pendek", "password2": "pendek"}, "password1", ""),
        ({"password1": PASSWORD}, "password2", "tidak sama"),
        ({"roles": ["raja"]}, "roles", ""),
        ({"roles": ["superadmin"]}, "roles", ""),
        ({"email": ""}, "__all__", "Isi kata sandi awal"),
    ],
)
def test_bad_input_makes_no_account(hr: User, siti: User, wrong: dict[str, object], field: str, error: str) -> None:
    response = _as(hr).post("/admin/users/new/", _form(**wrong))
    assert response.status_code == 200
    assert error in " ".join(response.context["form"].errors[field])
    assert set(User.objects.values_list("username", flat=True)) == {"hendra", "siti"}


def test_an_account_is_changed_and_switched_off(hr: User, siti: User) -> None:
    fields = _form(username="siti", full_name="Siti R.", nip=NIP, email="siti@example.test", roles=["doctor"])
    assert _as(hr).post(_edit(siti), fields).status_code == 302
    siti.refresh_from_db()
    assert (siti.full_name, siti.is_active, roles_of(siti)) == ("Siti R.", False, {Role.DOCTOR})
    events = AuditEntry.objects.filter(object_id=str(siti.pk)).order_by("pk").values_list("event", flat=True)
    assert list(events) == ["account.changed", "account.roles_changed", "account.deactivated"]


def test_one_sees_neither_roles_nor_the_switch_of_ones_own(hr: User) -> None:
    client = _as(hr)
    assert set(client.get(_edit(hr)).context["form"].fields) & {"roles", "is_active"} == set()
    fields = _form(username="hendra", full_name="Hendra G.", email="hendra@example.test", roles=["superadmin"])
    client.post(_edit(hr), fields)
    hr.refresh_from_db()
    assert (hr.full_name, hr.is_active, hr.is_superuser, roles_of(hr)) == ("Hendra G.", True, False, {Role.HR})
    assert client.get("/admin/").status_code == 200


def test_ones_own_new_password_keeps_the_session(hr: User) -> None:
    client = _as(hr)
    fresh = "kembang-sepatu-1990"
    client.post(_edit(hr), _form(username="hendra", email="hendra@example.test", password1=fresh, password2=fresh))
    assert client.get("/admin/").status_code == 200


def test_the_account_of_a_super_administrator_is_closed_to_others(hr: User, boss: User) -> None:
    client = _as(hr)
    assert client.get(_edit(boss))["Location"] == "/admin/"
    fields = _form(username="bos", password1=PASSWORD + "x", password2=PASSWORD + "x")
    assert client.post(_edit(boss), fields)["Location"] == "/admin/"
    assert User.objects.get(pk=boss.pk).check_password(PASSWORD)


def test_a_super_administrator_takes_the_role_from_another(boss: User, make_user: Make) -> None:
    second = make_user("bos2", Role.SUPERADMIN)
    fields = _form(username="bos2", email="bos2@example.test", roles=["employee"], is_active="on")
    assert _as(boss).post(_edit(second), fields).status_code == 302
    second.refresh_from_db()
    assert (second.is_superuser, second.is_active, roles_of(second)) == (False, True, {Role.EMPLOYEE})


@pytest.mark.parametrize("who", ["boss", "hr"])
def test_accounts_are_never_deleted(request: pytest.FixtureRequest, siti: User, who: str) -> None:
    client = _as(request.getfixturevalue(who))
    address = reverse("wagtailusers_users:delete", args=[siti.pk])
    for response in (client.get(address), client.post(address)):
        assert response["Location"] == "/admin/"
    assert User.objects.filter(pk=siti.pk).exists()


@pytest.mark.parametrize(
    ("action", "fields"),
    [("delete", {}), ("set_active_state", {"mark_as_active": "False"}), ("assign_role", {"role": "1"})],
)
def test_wagtails_bulk_actions_write_nothing(boss: User, siti: User, action: str, fields: dict[str, str]) -> None:
    address = f"/admin/bulk/accounts/user/{action}/?id={siti.pk}"
    client = _as(boss)
    client.get(address)
    client.post(address, fields)
    siti.refresh_from_db()
    assert (siti.is_active, roles_of(siti)) == (True, {Role.EMPLOYEE})


def test_there_is_no_screen_for_groups(boss: User) -> None:
    client = _as(boss)
    for address in ("/admin/groups/", "/admin/groups/new/", "/admin/groups/edit/1/", "/admin/groups/delete/1/"):
        assert client.get(address)["Location"] == "/admin/", address


def test_unlocking_and_the_second_factor_have_a_button(boss: User, siti: User) -> None:
    client = _as(boss)
    page = client.get(_edit(siti)).content.decode()
    for name, event in [("unlock", "account.unlocked"), ("reset_second_factor", "account.second_factor_reset")]:
        address = reverse(f"wagtailusers_users:{name}", args=[siti.pk])
        assert f'href="{address}"' in page
        assert client.get(address).status_code == 200
        assert not AuditEntry.objects.filter(event=event).exists()
        assert client.post(address)["Location"] == _edit(siti)
        assert AuditEntry.objects.get(event=event).object_id == str(siti.pk)


def test_my_account_leads_to_our_pages_and_edits_neither_name_nor_address(siti: User) -> None:
    client = _as(siti)
    page = client.get("/admin/account/")
    text = page.content.decode()
    assert 'href="/akun/kata-sandi/"' in text
    assert 'href="/akun/verifikasi-dua-langkah/"' in text
    assert "name_email" not in text
    client.post("/admin/account/", {"name_email-first_name": "x", "name_email-email": "x@example.test"})
    siti.refresh_from_db()
    assert (siti.full_name, siti.email) == ("Siti", "siti@example.test")
