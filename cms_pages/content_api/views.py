"""/api/v2/pages/, /api/v2/images/, /api/v2/documents/: the addresses and the shape of Wagtail's content API."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, Final

from django.db.models import QuerySet
from django.http import Http404, HttpResponseBase
from django.http.response import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import SourceImageIOError
from wagtail.models import Page

from cms_pages.content_api import addresses, examples, filters, media, queries, selection, shown, vocabulary
from cms_pages.content_api.description import NUMBER, described, ref
from cms_pages.content_api.doors import Door
from cms_pages.content_api.problems import ApiProblem
from cms_pages.content_api.serializers import serializer_for
from cms_pages.content_api.shapes import listing

BEARER: Final = "bearer "
PAGES: Final = "Konten: halaman"
MEDIA: Final = "Konten: gambar dan dokumen"
RENDITION: Final = OpenApiParameter(
    "name", {"type": "string", "enum": list(media.SIZES)}, OpenApiParameter.PATH, description="Ukuran."
)


class Listing(Door):
    """A list in pages of `limit`, as Wagtail's clients know it: ``{"meta": {"total_count": 2}, "items": [...]}``."""

    parameters = vocabulary.LIST

    def part(self, found: "QuerySet[Any]") -> "QuerySet[Any]":
        offset = self.asked.get("offset", 0)
        return found[offset : offset + self.asked.get("limit", vocabulary.USUAL_ITEMS)]

    @staticmethod
    def answer(total: int, items: Sequence[Any]) -> Response:
        return Response({"meta": {"total_count": total}, "items": items})


class _Drafts(Door):
    """What shows more to who holds a token: drafts, and the files that they will show."""

    def wants_drafts(self) -> bool:
        return bool(self.asked.get("draft"))

    def is_public(self) -> bool:
        return not self.asked.get("draft")

    def check_access(self, request: Request) -> None:
        """A token that is sent must be good, though nothing would need it: whoever sends it should learn of its end."""
        text = request.headers.get("Authorization", "")
        if not text:
            if self.wants_drafts():
                raise ApiProblem("token_required")
            return
        if not text.lower().startswith(BEARER) or not queries.opens_drafts(text[len(BEARER) :].strip()):
            raise ApiProblem("invalid_token")


class _Pages(_Drafts):
    """What lists and single pages have in common."""

    def pages(self) -> "QuerySet[Page]":
        return queries.pages(with_drafts=self.wants_drafts())

    def data(self, page: Any, *, listed: bool = False) -> Any:
        kind: Any = type(page)
        names = selection.chosen(kind, self.asked.get("fields", ()), listed=listed)
        return serializer_for(kind, names)(context=self._context()).to_representation(page)

    def _context(self) -> dict[str, Any]:
        return {"request": self.request._request, "view": self, "pages": self.pages, "links": {}, "texts": {}}


class PageList(Listing, _Pages):
    """Pages of every kind; those of one kind with fields of their own."""

    parameters = vocabulary.PAGE_LIST

    @described(
        "pages_list",
        "Daftar halaman",
        listing(ref("ListedPage")),
        tag=PAGES,
        parameters=vocabulary.PAGE_LIST,
        drafts=True,
        example=examples.PAGE_LIST,
        text="Semua jenis halaman. Bidang milik satu jenis diminta dengan `type` dan `fields`; isi blok ada di alamat "
        "halaman itu sendiri.",
    )
    def get(self, request: Request) -> Response:
        found = self._ordered(filters.filtered(self.pages(), self.asked, self.pages()))
        total = found.count()
        model = self._only_type()
        names = selection.chosen(model, self.asked.get("fields", ()), listed=True)
        serializer = serializer_for(model, names)(context=self._context())
        part = self.part(found)
        rows = part if model is Page else self._specific(model, names, part)
        return self.answer(total, [serializer.to_representation(page) for page in rows])

    def _only_type(self) -> Any:
        types = set(self.asked.get("type", ()))
        return selection.page_types()[types.pop()] if len(types) == 1 else Page

    def _ordered(self, found: "QuerySet[Page]") -> "QuerySet[Page]":
        order = self.asked.get("order", "")
        if text := self.asked.get("search"):
            found = filters.searched(found, text, self.asked.get("search_operator", "and"))
        return filters.sorted_by(found, order or "id") if order or not text else found

    @staticmethod
    def _specific(model: type[Page], names: Sequence[str], rows: "QuerySet[Page]") -> list[Page]:
        """The same rows as their own kind, with the images and documents that they name."""
        ids = list(rows.values_list("pk", flat=True))
        own = model.objects.filter(pk__in=ids).select_related(*selection.to_join(model, names)).in_bulk()
        return [own[pk] for pk in ids if pk in own]


class PageDetail(_Pages):
    """One page with all of its fields."""

    parameters = vocabulary.PAGE_DETAIL

    @described(
        "pages_detail",
        "Satu halaman",
        ref("Page"),
        tag=PAGES,
        parameters=vocabulary.PAGE_DETAIL,
        path=(NUMBER,),
        drafts=True,
        example=examples.PAGE,
        text="Semua bidang halaman, isi blok termasuk.",
    )
    def get(self, request: Request, pk: int) -> Response:
        page: Any = get_object_or_404(self.pages(), pk=pk).specific
        if self.wants_drafts():
            page = page.get_latest_revision_as_object()
        return Response(self.data(page))


class PageFind(_Pages):
    """From the address that people know to the one that programs read."""

    parameters = vocabulary.PAGE_FIND

    @described(
        "pages_find",
        "Cari menurut alamat",
        None,
        tag=PAGES,
        parameters=vocabulary.PAGE_FIND,
        status=HTTPStatus.FOUND,
        may_be_missing=True,
        drafts=True,
        text="Mengarahkan ke halaman yang alamatnya `html_path` atau nomornya `id`; parameter lain ikut dibawa.",
    )
    def get(self, request: Request) -> HttpResponseBase:
        found = self.pages()
        if "html_path" in self.asked:
            found = found.filter(url_path=self._url_path(self.asked["html_path"]))
        elif "id" in self.asked:
            found = found.filter(pk=self.asked["id"])
        else:
            found = found.none()
        pk = found.values_list("pk", flat=True).first()
        if pk is None:
            raise Http404
        query = request.query_params.copy()
        for name in (vocabulary.HTML_PATH.name, vocabulary.PAGE_ID.name):
            query.pop(name, None)
        address = addresses.detail("pages", pk)
        return HttpResponseRedirect(f"{address}?{query.urlencode()}" if query else address)

    @staticmethod
    def _url_path(path: str) -> str:
        """``/pemeriksaan/`` as the tree has it, below the home page, whatever that is called."""
        root = Page.objects.filter(sites_rooted_here__is_default_site=True).values_list("url_path", flat=True).first()
        inner = "/".join(part for part in path.split("/") if part)
        return f"{root or '/'}{inner}/" if inner else root or "/"


class _Files(_Drafts):
    """Images or documents: those that visitors are shown; for who holds a token all of open collections."""

    parameters = vocabulary.FILE

    def files(self, model: Any) -> "QuerySet[Any]":
        return shown.in_open_collections(model) if self.wants_drafts() else shown.shown(model)


class ImageList(Listing, _Files):
    """Images that public pages show."""

    parameters = vocabulary.FILE_LIST

    @described(
        "images_list",
        "Daftar gambar",
        listing(ref("Image")),
        tag=MEDIA,
        parameters=vocabulary.FILE_LIST,
        drafts=True,
        example=examples.listed(examples.IMAGE),
    )
    def get(self, request: Request) -> Response:
        found = self.files(get_image_model()).order_by("pk")
        return self.answer(found.count(), [media.picture(image) for image in self.part(found)])


class ImageDetail(_Files):
    @described(
        "images_detail",
        "Satu gambar",
        ref("Image"),
        tag=MEDIA,
        parameters=vocabulary.FILE,
        path=(NUMBER,),
        drafts=True,
        example=examples.IMAGE,
    )
    def get(self, request: Request, pk: int) -> Response:
        return Response(media.picture(get_object_or_404(self.files(get_image_model()), pk=pk)))


class ImageRendition(_Files):
    """Leads to the file, which is made when it is asked for the first time."""

    @described(
        "images_rendition",
        "Gambar dalam satu ukuran",
        None,
        tag=MEDIA,
        parameters=vocabulary.FILE,
        path=(NUMBER, RENDITION),
        drafts=True,
        status=HTTPStatus.FOUND,
        text="Mengarahkan ke berkas WebP. `fill-…` dipotong di sekitar titik fokus gambar.",
    )
    def get(self, request: Request, pk: int, name: str) -> HttpResponseBase:
        image = get_object_or_404(self.files(get_image_model()), pk=pk)
        if name not in media.SIZES:
            raise Http404
        try:
            rendition = image.get_rendition(media.SIZES[name].spec)
        except SourceImageIOError:
            raise Http404 from None
        return HttpResponseRedirect(addresses.absolute(rendition.url))


class DocumentList(Listing, _Files):
    """Documents that public pages offer."""

    parameters = vocabulary.FILE_LIST

    @described(
        "documents_list",
        "Daftar dokumen",
        listing(ref("Document")),
        tag=MEDIA,
        parameters=vocabulary.FILE_LIST,
        drafts=True,
        example=examples.listed(examples.DOCUMENT),
    )
    def get(self, request: Request) -> Response:
        found = self.files(get_document_model()).order_by("pk")
        return self.answer(found.count(), [media.document(one) for one in self.part(found)])


class DocumentDetail(_Files):
    @described(
        "documents_detail",
        "Satu dokumen",
        ref("Document"),
        tag=MEDIA,
        parameters=vocabulary.FILE,
        path=(NUMBER,),
        drafts=True,
        example=examples.DOCUMENT,
    )
    def get(self, request: Request, pk: int) -> Response:
        return Response(media.document(get_object_or_404(self.files(get_document_model()), pk=pk)))
