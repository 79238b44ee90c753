"""What an account may do is the same as in Django's own backend, for one query instead of two."""

from typing import Any

import pytest
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Group, Permission
from pytest_django import DjangoAssertNumQueries

from services.accounts.backends import StaffBackend
from services.accounts.models import User

pytestmark = pytest.mark.django_db


def account(*, own: tuple[str, ...] = (), groups: tuple[tuple[str, ...], ...] = (), **fields: Any) -> int:
    """The id of an account with permissions of its own and of its groups, by code name."""
    user = User.objects.create_user("pegawai", full_name="Sari Pegawai", **fields)
    user.user_permissions.set(Permission.objects.filter(codename__in=own))
    for number, codenames in enumerate(groups):
        group = Group.objects.create(name=f"Kelompok {number}")
        group.permissions.set(Permission.objects.filter(codename__in=codenames))
        user.groups.add(group)
    return int(user.pk)


@pytest.mark.parametrize(
    ("own", "groups", "fields"),
    [
        ((), (), {}),
        (("access_admin",), (), {}),
        ((), (("access_admin", "view_laboratory"), ("view_laboratory", "handle_laboratory")), {}),
        (("access_admin",), (("access_admin", "release_result"),), {}),
        (("access_admin",), (("view_laboratory",),), {"is_superuser": True}),
        (("access_admin",), (("view_laboratory",),), {"is_active": False}),
    ],
    ids=["nothing", "own", "two groups", "both", "superuser", "inactive"],
)
def test_the_same_as_django(own: tuple[str, ...], groups: tuple[tuple[str, ...], ...], fields: dict[str, Any]) -> None:
    pk = account(own=own, groups=groups, **fields)
    expected = ModelBackend().get_all_permissions(User.objects.get(pk=pk))
    assert StaffBackend().get_all_permissions(User.objects.get(pk=pk)) == expected
    assert bool(expected) == (bool(own or groups) and fields.get("is_active", True))


def test_somebody_elses_permissions_are_not_theirs() -> None:
    account(own=("access_admin",), groups=(("view_laboratory",),))
    other = User.objects.create_user("lain", full_name="Budi Lain")
    assert StaffBackend().get_all_permissions(other) == set()
    assert StaffBackend().get_all_permissions(AnonymousUser()) == set()


def test_one_query_and_then_none(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    user = User.objects.get(pk=account(own=("access_admin",), groups=(("view_laboratory",),)))
    with django_assert_num_queries(1):
        assert user.has_perm("wagtailadmin.access_admin")
    with django_assert_num_queries(0):
        assert user.has_perm("registrations.view_laboratory")
        assert not user.has_perm("registrations.release_result")
