"""Links are found wherever an editor can put one, and the ones that lead nowhere are reported."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model

from cms_pages.base.models import SiteSettings
from cms_pages.information.enums import FaqCategory, PpidCategory, ShortcutPlace
from cms_pages.information.models import FaqEntry, PublicInformation, Shortcut, StandardPage
from services.common.clock import now
from services.editorial.actions.links import check_next, collect
from services.editorial.enums import LinkKind, LinkState
from services.editorial.links import Found, links_of, of_address
from services.editorial.models import Link, LinkUse
from tests.services.editorial.conftest import new_page
from tests.support.websites import websites

pytestmark = pytest.mark.django_db


def _body(*blocks: tuple[str, Any]) -> list[dict[str, Any]]:
    return [{"type": name, "value": value} for name, value in blocks]


def _text(html: str) -> list[dict[str, Any]]:
    return _body(("text", html))


def _page(title: str, body: list[dict[str, Any]], **values: Any) -> StandardPage:
    return new_page(title, body=body, **values)


def _card(**target: Any) -> dict[str, Any]:
    return {"title": "Kartu", "text": "", "address": "", "page": None, "url": "", **target}


def _collect_ours() -> None:
    """The fixed pages link to real websites, which no test asks for anything."""
    collect()
    Link.objects.filter(kind=LinkKind.OUTSIDE).exclude(host="127.0.0.1").delete()


def _problems() -> list[tuple[str, str, str]]:
    uses = LinkUse.objects.exclude(link__state=LinkState.OK).order_by("holder", "link__address")
    return [(use.holder, use.words, use.link.answer) for use in uses.select_related("link")]


@pytest.mark.parametrize(
    ("typed", "kind", "address"),
    [
        ("https://kemkes.go.id/a?b=1#c", LinkKind.OUTSIDE, "https://kemkes.go.id/a?b=1"),
        ("//kemkes.go.id/a", LinkKind.OUTSIDE, "https://kemkes.go.id/a"),
        ("http://127.0.0.1:8000/faq/?q=1#tanya-1", LinkKind.PATH, "/faq/#tanya-1"),
        ("/faq/", LinkKind.PATH, "/faq/"),
        ("#biaya", LinkKind.ANCHOR, "#biaya"),
        ("http://[rusak", LinkKind.OUTSIDE, "http://[rusak"),
    ],
)
def test_kinds_of_address(typed: str, kind: LinkKind, address: str, settings: Settings) -> None:
    settings.PUBLIC_BASE_URL = "http://127.0.0.1:8000"
    assert of_address(typed, "isi") == Found(kind, address, "isi")


@pytest.mark.parametrize("typed", ["mailto:a@b.test", "tel:+62293", "", "  ", "#", "javascript:alert(1)"])
def test_what_leads_to_no_page(typed: str) -> None:
    assert of_address(typed, "isi") is None


def test_every_block_is_walked() -> None:
    target = new_page("Tujuan")
    page = _page(
        "Semua",
        _body(
            ("text", f'<p><a linktype="page" id="{target.pk}">satu <b>dua</b></a></p>'),
            ("note", {"tone": "info", "text": '<a href="https://a.example.test/">a</a>'}),
            ("cards", [{"type": "item", "value": _card(page=target.pk)}]),
            ("links", [{"type": "item", "value": _card(url="https://b.example.test/")}]),
            ("folds", [{"type": "item", "value": {"title": "x", "text": '<a linktype="document" id="7">d</a>'}}]),
        ),
    )
    found = {(each.kind.value, each.address, each.words) for each in links_of(page)}
    assert found == {
        ("page", str(target.pk), "satu dua"),
        ("page", str(target.pk), ""),
        ("outside", "https://a.example.test/", "a"),
        ("outside", "https://b.example.test/", ""),
        ("document", "7", "d"),
    }


def test_links_within_the_portal(settings: Settings) -> None:
    live, draft = new_page("Ada"), new_page("Rancangan", live=False)
    Redirect.objects.create(old_path="/lama", redirect_link="/")
    html = (
        f'<a linktype="page" id="{live.pk}">baik</a><a linktype="page" id="{draft.pk}">konsep</a>'
        '<a linktype="page" id="999999">dihapus</a><a linktype="document" id="999999">berkas</a>'
        '<a href="/faq/">faq</a><a href="/faq">tanpa garis</a><a href="/tidak-ada/">salah</a>'
        '<a href="/lama/">pindah</a><a href="/ada/#utama">utama</a><a href="/ada/#hilang">bagian</a>'
        '<a href="#utama">sini</a><a href="#sana">sana</a><a href="/lacak/">lacak</a>'
        '<a href="/documents/999999/x.pdf">lama</a><a href="/media/hilang.png">gambar</a>'
    )
    page = _page("Asal", _text(html))
    collect()
    assert {(use.words, use.link.answer) for use in LinkUse.objects.filter(page=page).select_related("link")} == {
        ("baik", ""),
        ("konsep", "Halaman tidak terbit"),
        ("dihapus", "Halaman sudah dihapus"),
        ("berkas", "Berkas sudah dihapus"),
        ("faq", ""),
        ("tanpa garis", ""),
        ("salah", "Tidak ada halaman di alamat ini"),
        ("pindah", ""),
        ("utama", ""),
        ("bagian", "Bagian itu tidak ada di halamannya"),
        ("sini", ""),
        ("sana", "Bagian itu tidak ada di halamannya"),
        ("lacak", ""),
        ("lama", "Berkas sudah dihapus"),
        ("gambar", "Isi berkas hilang dari penyimpanan"),
    }


@pytest.mark.parametrize(
    "href",
    [
        "/a%00b/",
        "/media/%00.png",
        "/media/../../../etc/passwd",
        "/media/" + "a" * 5000,
        "/" + "a/" * 1500,
        "#" + "x" * 5000,
        "/documents/" + "9" * 40 + "/x.pdf",
        "/%ff%fe/",
        "/[",
        "http://[::1",
        "?hal=2",
        "..",
    ],
)
def test_one_odd_link_keeps_no_other_from_being_looked_at(href: str) -> None:
    _page("Aneh", _text(f'<a href="{href}">aneh</a><a linktype="page" id="{"9" * 5000}">x</a><a href="/faq/">baik</a>'))
    collect()
    assert Link.objects.get(address="/faq/").state == LinkState.OK


def test_everything_that_editors_can_put_links_into() -> None:
    draft = new_page("Rancangan", live=False)
    lost = get_document_model().objects.create(title="SOP", file=ContentFile(b"%PDF", name="sop.pdf"))
    lost.file.storage.delete(lost.file.name)
    bad = '<a href="/tidak-ada/">salah</a>'
    FaqEntry.objects.create(question="Berapa?", answer=bad, category=FaqCategory.values[0])
    Shortcut.objects.create(title="Jalan", page=draft, place=ShortcutPlace.EXTERNAL)
    PublicInformation.objects.create(
        title="Profil", category=PpidCategory.values[0], year=2026, unit="TU", document=lost
    )
    settings = SiteSettings.load()
    settings.announcement = bad
    settings.save()
    collect()
    assert {(use.holder_type, use.link.answer) for use in LinkUse.objects.exclude(link__state=LinkState.OK)} >= {
        ("information.faqentry", "Tidak ada halaman di alamat ini"),
        ("information.shortcut", "Halaman tidak terbit"),
        ("information.publicinformation", "Isi berkas hilang dari penyimpanan"),
        ("base.sitesettings", "Tidak ada halaman di alamat ini"),
    }


def test_a_link_that_was_mended_is_forgotten() -> None:
    page = _page("Asal", _text('<a href="/tidak-ada/">salah</a>'))
    collect()
    first = Link.objects.get(address="/tidak-ada/").broken_since
    assert first is not None
    collect()
    assert Link.objects.get(address="/tidak-ada/").broken_since == first
    page.body = _text('<a href="/faq/">baik</a>')
    page.save_revision().publish()
    collect()
    assert not Link.objects.filter(address="/tidak-ada/").exists()


def test_drafts_and_what_is_unpublished_are_left_alone() -> None:
    page = _page("Asal", _text('<a href="/tidak-ada/">salah</a>'))
    page.unpublish()
    collect()
    assert not LinkUse.objects.filter(page=page).exists()


def test_websites_are_asked_one_by_one_with_a_pause(settings: Settings) -> None:
    settings.LINK_CHECK_PRIVATE_ADDRESSES = settings.LINK_CHECK_OUTSIDE = True
    settings.LINK_CHECK_PAUSE_SECONDS = 60
    settings.PUBLIC_BASE_URL = "https://portal.example.test"
    settings.ALLOWED_HOSTS = ["testserver"]
    with websites() as sites:
        _page("Asal", _text(f'<a href="{sites.url}/ada">a</a><a href="{sites.url}/hilang">b</a>'))
        _collect_ours()
        assert (check_next(), check_next(), len(sites.asked)) == (True, False, 1)
        Link.objects.update(claimed_at=now() - timedelta(seconds=61))
        assert (check_next(), check_next()) == (True, False)
        assert [path for method, path in sites.asked if method == "HEAD"] == ["/ada", "/hilang"] or [
            path for method, path in sites.asked if method == "HEAD"
        ] == ["/hilang", "/ada"]
    assert _problems() == [("Asal", "b", "Halaman tidak ada (404)")]
    assert Link.objects.filter(next_check_at__gt=now() + timedelta(hours=23)).count() == 2


def test_silence_is_unsure_and_three_times_broken(settings: Settings) -> None:
    settings.LINK_CHECK_PRIVATE_ADDRESSES = settings.LINK_CHECK_OUTSIDE = True
    settings.LINK_CHECK_PAUSE_SECONDS = 0
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PUBLIC_BASE_URL = "https://portal.example.test"
    _page("Asal", _text('<a href="http://127.0.0.1:9/">a</a>'))
    _collect_ours()
    seen = []
    for _ in range(4):
        Link.objects.update(next_check_at=now())
        check_next()
        link = Link.objects.get(kind=LinkKind.OUTSIDE)
        seen.append((link.state, link.broken_since is not None))
    assert seen == [("unsure", True)] * 2 + [("broken", True)] * 2


def test_switched_off_the_portal_asks_nobody(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.PUBLIC_BASE_URL = "https://portal.example.test"
    with websites() as sites:
        _page("Asal", _text(f'<a href="{sites.url}/ada">a</a>'))
        collect()
        assert (check_next(), sites.asked) == (False, [])
