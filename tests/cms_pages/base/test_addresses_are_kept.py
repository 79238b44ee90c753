"""Nobody can take a page away from an address of the contract, nor hide such an address behind a page: by code."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from wagtail.models import Page

from cms_pages.base.protection import AddressKept, reserved_for_others
from cms_pages.home.models import HomePage
from cms_pages.information.models import PrivacyPage, StandardPage

STANDARD = "information.StandardPage"
FIXED = ["informasi-publik", "perlindungan-data-pribadi", "aksesibilitas"]


@contextmanager
def refused(kind: type[Exception] = AddressKept) -> Iterator[None]:
    """What is refused half-way rolls its transaction back; the test goes on."""
    with pytest.raises(kind), transaction.atomic():
        yield


def child(home: HomePage, slug: str = "jadwal-libur", title: str = "Jadwal libur") -> StandardPage:
    page: StandardPage = home.add_child(instance=StandardPage(title=title, slug=slug))
    return page


@pytest.mark.parametrize(
    ("slug", "reserved"),
    [
        ("registrasi-laboratorium", True),
        ("registrasi-wisata-ilmiah", True),
        ("lacak", True),
        ("login", True),
        ("admin", True),
        ("api", True),
        ("go", True),
        ("static", True),
        ("healthz", True),
        ("berkas", True),
        ("survei", True),
        ("berita", True),
        ("faq", True),
        ("perlindungan-data-pribadi", True),
        ("aksesibilitas", False),
        ("informasi-publik", True),
        ("standar-pelayanan", True),
        ("jadwal-libur", False),
        ("lacak-sampel", False),
    ],
)
def test_which_addresses_a_standard_page_may_not_have(slug: str, reserved: bool) -> None:
    assert reserved_for_others(slug, STANDARD) is reserved


@pytest.mark.parametrize("slug", ["lacak", "registrasi-laboratorium", "berita", "admin", "perlindungan-data-pribadi"])
def test_no_page_is_added_over_an_address(home: HomePage, slug: str) -> None:
    Page.objects.filter(slug=slug).update(slug="minggir")
    with pytest.raises(ValidationError, match="dipakai oleh layanan portal"):
        child(home, slug)


def test_below_another_page_the_same_word_is_free(home: HomePage) -> None:
    parent = child(home)
    assert child(parent, "lacak").url_path.endswith("/jadwal-libur/lacak/")


def test_a_page_is_not_renamed_over_an_address(home: HomePage) -> None:
    page = child(home)
    page.slug = "lacak"
    with pytest.raises(ValidationError):
        page.save()
    with pytest.raises(ValidationError):
        page.save_revision()
    assert Page.objects.get(pk=page.pk).slug == "jadwal-libur"


@pytest.mark.parametrize("slug", FIXED)
def test_a_fixed_page_keeps_its_address_but_not_its_title(home: HomePage, slug: str) -> None:
    page = Page.objects.get(slug=slug).specific
    page.slug = "lain"
    with pytest.raises(ValidationError, match="Alamat halaman ini tetap"):
        page.full_clean()
    page.slug, page.title = slug, "Judul baru"
    page.save_revision().publish()
    assert Page.objects.get(slug=slug).title == "Judul baru"


@pytest.mark.parametrize("slug", FIXED)
def test_a_fixed_page_is_not_deleted(home: HomePage, slug: str) -> None:
    for page in (Page.objects.get(slug=slug), Page.objects.get(slug=slug).specific):
        with refused():
            page.delete()
    with refused():
        Page.objects.filter(slug=slug).delete()
    assert Page.objects.filter(slug=slug).exists()


def test_the_home_page_is_neither_deleted_nor_unpublished_nor_moved(home: HomePage) -> None:
    with refused():
        home.delete()
    with refused():
        home.unpublish()
    with refused():
        Page.objects.get(pk=home.pk).move(Page.objects.get(slug="aksesibilitas"), pos="last-child")
    assert Page.objects.get(pk=home.pk).live


@pytest.mark.parametrize("slug", FIXED)
def test_a_fixed_page_is_not_unpublished(home: HomePage, slug: str) -> None:
    with refused():
        Page.objects.get(slug=slug).specific.unpublish()
    assert Page.objects.get(slug=slug).live


def test_a_fixed_page_does_not_expire(home: HomePage) -> None:
    page = PrivacyPage.objects.get()
    page.expire_at = page.first_published_at
    with pytest.raises(ValidationError, match="harus selalu ada"):
        page.full_clean()


def test_a_fixed_page_is_not_moved_elsewhere_but_its_order_may_change(home: HomePage) -> None:
    page, other = Page.objects.get(slug="aksesibilitas"), child(home)
    with refused():
        page.move(other, pos="last-child")
    page.move(home, pos="first-child")
    assert home.get_children().first() == page


def test_a_page_is_not_moved_over_an_address(home: HomePage) -> None:
    deep = child(child(home), "lacak")
    with refused():
        deep.move(home, pos="last-child")
    assert Page.objects.get(pk=deep.pk).depth == deep.depth


def test_a_copy_or_alias_does_not_get_a_reserved_address(home: HomePage) -> None:
    page = child(home)
    with refused(ValidationError):
        page.copy(to=home, update_attrs={"slug": "lacak"})
    with refused(ValidationError):
        page.create_alias(parent=home, update_slug="registrasi-klinik")
    copied = page.copy(to=home, update_attrs={"slug": "jadwal-libur-2027"})
    assert copied.slug == "jadwal-libur-2027"


def test_other_pages_come_and_go_as_editors_like(home: HomePage) -> None:
    page, target = child(home), child(home, "arsip", "Arsip")
    page.slug = "jadwal"
    page.save()
    page.move(target, pos="last-child")
    Page.objects.get(pk=page.pk).specific.unpublish()
    Page.objects.get(pk=page.pk).delete()
    assert not Page.objects.filter(pk=page.pk).exists()
