"""What a site shows besides its pages, and its images and documents."""

from django.core.files.storage import default_storage
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from cms_pages.base.models import SiteSettings
from cms_pages.information.enums import ShortcutPlace
from cms_pages.information.models import FaqEntry, Shortcut
from tests.cms_pages.content_api.content import Content

ROOT = "http://127.0.0.1:8000"


def test_questions_by_category(client: Client, content: Content) -> None:
    FaqEntry.objects.create(question="Rahasia?", answer="<p>Ya.</p>", category="hasil", active=False)
    entry = FaqEntry.objects.get(active=True)
    assert client.get("/api/v2/faq/?category=hasil").json() == {
        "items": [
            {
                "id": entry.pk,
                "question": "Berapa lama?",
                "answer": "<p>Tiga hari.</p>",
                "category": {"slug": "hasil", "name": "Hasil & Konsultasi"},
                "html_url": f"{ROOT}/faq/#tanya-{entry.pk}",
            }
        ]
    }
    assert client.get("/api/v2/faq/?category=pembayaran").json() == {"items": []}
    assert client.get("/api/v2/faq/?search=bukan").json() == {"items": []}


def test_shortcuts_of_the_staff_stay_theirs(client: Client, content: Content) -> None:
    Shortcut.objects.all().delete()
    Shortcut.objects.create(title="Absensi", place=ShortcutPlace.INTERNAL, url="https://absen.example")
    ours = Shortcut.objects.create(title="Tarif", place=ShortcutPlace.EXTERNAL, address="exams")
    assert client.get("/api/v2/shortcuts/").json() == {
        "items": [{"id": ours.pk, "title": "Tarif", "href": f"{ROOT}/pemeriksaan/", "host": "", "icon": None}]
    }


def test_menus_lead_somewhere(client: Client, content: Content) -> None:
    menus = client.get("/api/v2/menus/").json()
    assert menus["header"][:2] == [
        {"label": "Layanan", "href": f"{ROOT}/#juragan"},
        {"label": "Pemeriksaan & tarif", "href": f"{ROOT}/pemeriksaan/"},
    ]
    assert set(menus) == {"header", "more", "about"}


def test_settings_are_the_contacts_and_nothing_else(client: Client, content: Content) -> None:
    site = SiteSettings.load()
    site.announcement = '<p><a linktype="page" id="0">Tutup</a></p>'
    site.save()
    found = client.get("/api/v2/settings/").json()
    assert (found["name"], found["announcement"], found["logo"]) == (site.name, "<p><a>Tutup</a></p>", None)
    assert set(found) == {
        "portal_name", "name", "address", "phone", "whatsapp", "email", "opening_hours", "map_url", "announcement",
        "logo",
    }  # fmt: skip


def test_public_information(client: Client, content: Content) -> None:
    found = client.get("/api/v2/public-information/?category=berkala&year=2025").json()
    assert (found["meta"], found["items"][0]["document"]["id"]) == ({"total_count": 1}, content.document.pk)
    assert client.get("/api/v2/public-information/?year=2024").json()["items"] == []


def test_a_rendition_is_made_when_it_is_asked_for(client: Client, content: Content) -> None:
    image = client.get(f"/api/v2/images/{content.image.pk}/").json()
    assert content.image.renditions.count() == 0
    small = image["renditions"]["width-400"]
    assert (small["width"], small["height"]) == (400, 300)
    for name in ("width-400", "fill-800x450"):
        answer = client.get(image["renditions"][name]["url"].removeprefix(ROOT))
        made = content.image.renditions.latest("pk")
        assert (answer.status_code, answer["Location"]) == (302, f"{ROOT}{made.url}")
        assert (made.width, made.height) == tuple(image["renditions"][name][side] for side in ("width", "height"))


def test_an_image_whose_file_is_gone_is_nowhere(client: Client, content: Content) -> None:
    default_storage.delete(content.image.file.name)
    assert client.get(f"/api/v2/images/{content.image.pk}/renditions/width-400/").status_code == 404


def test_a_collection_that_is_shut_is_not_there(client: Client, content: Content) -> None:
    shut = Collection.get_first_root_node().add_child(name="Arsip")
    below = shut.add_child(name="2020")
    CollectionViewRestriction.objects.create(collection=shut, restriction_type=CollectionViewRestriction.LOGIN)
    content.document.collection = below
    content.document.save()
    assert client.get("/api/v2/documents/").json() == {"meta": {"total_count": 0}, "items": []}
    assert client.get(f"/api/v2/documents/{content.document.pk}/").status_code == 404
    assert client.get("/api/v2/images/").json()["meta"] == {"total_count": 1}
