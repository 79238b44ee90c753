"""One name field at login, three names that fit in it."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, Group, Permission
from django.db.models import Model, Q
from django.http import HttpRequest

from services.accounts.models import User
from services.accounts.queries import find_by_login_name


class StaffBackend(ModelBackend):
    """Knows an account by NIP, e-mail address or user name.

    An unknown name, a wrong password and a deactivated account get the same answer, after one password hash each, so
    that neither words nor time tell which names exist.
    """

    def authenticate(
        self, request: HttpRequest | None, username: str | None = None, password: str | None = None, **kwargs: Any
    ) -> User | None:
        if not username or not password:
            return None
        user = find_by_login_name(username)
        if user is None:
            User().set_password(password)
            return None
        if not user.check_password(password):
            return None
        return user if self.user_can_authenticate(user) else None

    def get_all_permissions(self, user_obj: User | AnonymousUser, obj: Model | None = None) -> set[str]:
        """As Django's, of the account and of its groups, in one query instead of two: every page of the admin asks."""
        if isinstance(user_obj, AnonymousUser) or not user_obj.is_active or obj is not None:
            return set()
        known: set[str] | None = getattr(user_obj, "_perm_cache", None)
        if known is None:
            given = Permission.objects.order_by()
            if not user_obj.is_superuser:
                own = User.user_permissions.through.objects.filter(user_id=user_obj.pk).values("permission_id")
                by_group = Group.permissions.through.objects.filter(group__user=user_obj).values("permission_id")
                given = given.filter(Q(pk__in=own) | Q(pk__in=by_group))
            names = given.values_list("content_type__app_label", "codename")
            known = {f"{app}.{codename}" for app, codename in names}
            user_obj._perm_cache = known  # type: ignore[attr-defined]
        return known
