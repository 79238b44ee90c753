"""What a silenced check of Django would have noticed."""

from django.conf import settings
from django.middleware.csrf import CsrfViewMiddleware
from django.utils.module_loading import import_string


def test_forms_are_protected_by_djangos_own_class_or_a_subclass() -> None:
    classes = [import_string(path) for path in settings.MIDDLEWARE]
    assert [one for one in classes if isinstance(one, type) and issubclass(one, CsrfViewMiddleware)] != []


def test_lies_about_the_scheme_are_dropped_before_anybody_believes_them() -> None:
    assert settings.MIDDLEWARE[0] == "portal.middleware.TrustedProxyMiddleware"
