"""What a site shows besides its pages: /api/v2/faq/, /shortcuts/, /menus/, /settings/, /public-information/."""

from typing import Any, Final

from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from cms_pages.base.addresses import open_links
from cms_pages.base.links import Links
from cms_pages.base.menus import MenuItem, menus
from cms_pages.base.models import SiteSettings
from cms_pages.content_api import addresses, examples, media, vocabulary
from cms_pages.content_api.description import described, ref
from cms_pages.content_api.doors import Door
from cms_pages.content_api.parameters import Choice, Parameter, Text, Whole
from cms_pages.content_api.shapes import ADDRESS, items, listing, rows, thing
from cms_pages.content_api.stream_json import absolutely
from cms_pages.content_api.views import Listing
from cms_pages.information import queries
from cms_pages.information.enums import FaqCategory, PpidCategory, ShortcutPlace
from cms_pages.information.models import PublicInformation
from cms_pages.information.rich_text import expand_all

DOORS: Final = ("pages", "images", "documents", "faq", "shortcuts", "menus", "settings", "public-information")
SITE: Final = "Konten: situs"
FAQ_PARAMETERS: Final[tuple[Parameter, ...]] = (
    Choice(name="category", text="Kategori pertanyaan.", choices=tuple(FaqCategory.values)),
    Text(name="search", text="Kata-kata yang dicari dalam pertanyaan dan jawaban.", example="hasil"),
)
INFORMATION_PARAMETERS: Final[tuple[Parameter, ...]] = (
    *vocabulary.LIST,
    Choice(name="category", text="Jenis informasi menurut UU 14/2008.", choices=tuple(PpidCategory.values)),
    Whole(name="year", text="Tahun.", least=1945, most=2200, example=2026),
    Text(name="search", text="Kata-kata yang dicari dalam judul, ringkasan, dan unit."),
)


class Root(Door):
    """Where to begin."""

    @described("content_root", "Semua pintu", thing(dict.fromkeys(DOORS, ADDRESS)), tag=SITE, example=examples.ROOT)
    def get(self, request: Request) -> Response:
        return Response({name: addresses.absolute(reverse(f"content_api:{name}")) for name in DOORS})


class Faq(Door):
    """Questions with their answers, by category in the editors' order."""

    parameters = FAQ_PARAMETERS

    @described(
        "faq_list",
        "Pertanyaan umum",
        items(ref("Question")),
        tag=SITE,
        parameters=FAQ_PARAMETERS,
        example=examples.FAQ,
    )
    def get(self, request: Request) -> Response:
        wanted = self.asked.get("category")
        groups = queries.faq_by_category(self.asked.get("search", ""))
        return Response(
            {
                "items": [
                    {
                        "id": faq.pk,
                        "question": faq.question,
                        "answer": absolutely(faq.answer),
                        "category": {"slug": group.slug, "name": group.label},
                        "html_url": addresses.absolute(f"/faq/#tanya-{faq.pk}"),
                    }
                    for group in groups
                    if wanted in {None, group.slug}
                    for faq in group.entries
                ]
            }
        )


class Shortcuts(Door):
    """The shortcuts of the home page. Those of the staff's dashboard are the staff's."""

    @described("shortcuts_list", "Jalan pintas beranda", items(ref("Shortcut")), tag=SITE, example=examples.SHORTCUTS)
    def get(self, request: Request) -> Response:
        return Response(
            {
                "items": [
                    {
                        "id": link.pk,
                        "title": link.title,
                        "href": addresses.absolute(link.href),
                        "host": link.host,
                        "icon": media.picture(link.icon) if link.icon else None,
                    }
                    for link in queries.shortcuts(ShortcutPlace.EXTERNAL)
                ]
            }
        )


class Menus(Door):
    """What header and footer link to."""

    @described(
        "menus",
        "Menu",
        thing(dict.fromkeys(("header", "more", "about"), rows(ref("MenuItem")))),
        tag=SITE,
        example=examples.MENUS,
        text="`header` di kepala halaman, `more` di balik Lainnya, `about` di kaki.",
    )
    def get(self, request: Request) -> Response:
        found = menus(Links())
        return Response({name: [_item(item) for item in getattr(found, name)] for name in ("header", "more", "about")})


def _item(item: MenuItem) -> dict[str, str]:
    url = item.url if item.url.startswith("/") else f"/{item.url}"  # an anchor that every page has, the first one too
    return {"label": item.label, "href": addresses.absolute(url)}


class Settings(Door):
    """Name, contacts and announcement."""

    @described("settings", "Identitas dan kontak", ref("Settings"), tag=SITE, example=examples.SETTINGS)
    def get(self, request: Request) -> Response:
        site = SiteSettings.load(request_or_site=request._request)
        (announcement,) = expand_all([site.announcement])
        plain = ("portal_name", "name", "address", "phone", "whatsapp", "email", "opening_hours", "map_url")
        return Response(
            {
                **{name: getattr(site, name) for name in plain},
                "announcement": absolutely(announcement),
                "logo": media.picture(site.logo) if site.logo else None,
            }
        )


class PublicInformationList(Listing):
    """The list of public information (UU 14/2008)."""

    parameters = INFORMATION_PARAMETERS

    @described(
        "public_information_list",
        "Daftar informasi publik",
        listing(ref("PublicInformation")),
        tag=SITE,
        parameters=INFORMATION_PARAMETERS,
        example=examples.PUBLIC_INFORMATION,
    )
    def get(self, request: Request) -> Response:
        category = self.asked.get("category")
        found = queries.public_information(
            category=PpidCategory(category) if category else None,
            year=self.asked.get("year"),
            text=self.asked.get("search", ""),
        )
        known = open_links()
        return self.answer(found.count(), [_information(row, known) for row in self.part(found)])


def _information(row: PublicInformation, known: dict[str, str]) -> dict[str, Any]:
    href = row.href(known)
    return {
        "id": row.pk,
        "title": row.title,
        "summary": row.summary,
        "category": {"slug": row.category, "name": str(PpidCategory(row.category).label)},
        "year": row.year,
        "unit": row.unit,
        "legal_basis": row.legal_basis,
        "href": addresses.absolute(href) if href else None,
        "document": media.document(row.document) if row.document is not None else None,
    }
