"""One name field at login, three names that fit in it."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
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
