"""The demo: into an empty database, all of it or nothing, and never where the settings refuse it."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from pytest_django import Settings
from wagtail.models import Page

from cms_pages.base import fixed_pages
from cms_pages.catalogue.models import ExamTypePage
from services.accounts.enums import Role
from services.schedule.models import Closure

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, int]:
    return get_user_model().objects.count(), Page.objects.count()


def broken() -> None:
    """Stands in for a loader that fails after others have written."""
    raise RuntimeError("half-way")


def test_an_empty_database_gets_accounts_pages_and_exam_types(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("load_demo")
    usernames = set(get_user_model().objects.values_list("username", flat=True))
    assert {role.value for role in Role} - usernames == set()
    assert ExamTypePage.objects.live().count() == 59
    assert Page.objects.live().filter(slug="perlindungan-data-pribadi").exists()
    assert "Kata sandi semua akun demo:" in capsys.readouterr().out


def test_fixed_pages_alone_are_no_content_yet(settings: Settings) -> None:
    fixed_pages.create_missing()
    settings.DEMO_LOADERS = ["services.schedule.demo.load"]
    call_command("load_demo")
    assert Closure.objects.exists()


def test_where_somebody_has_an_account_nothing_is_loaded(capsys: pytest.CaptureFixture[str]) -> None:
    get_user_model().objects.create_user("pegawai", full_name="Sari Pegawai")
    before = counts()
    call_command("load_demo")
    assert counts() == before
    assert capsys.readouterr().out == "This database has content already: nothing was loaded.\n"


def test_all_of_it_or_nothing(settings: Settings) -> None:
    before = counts()
    settings.DEMO_LOADERS = [
        "services.accounts.demo.load",
        "cms_pages.home.demo.load",
        "tests.services.operations.test_load_demo.broken",
    ]
    with pytest.raises(RuntimeError, match="half-way"):
        call_command("load_demo")
    assert counts() == before


def test_production_refuses(settings: Settings) -> None:
    settings.DEMO_CONTENT = False
    with pytest.raises(CommandError, match="DEMO_CONTENT"):
        call_command("load_demo")
    assert get_user_model().objects.count() == 0
