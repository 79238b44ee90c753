"""The description of our APIs: OpenAPI 3.1 at /api/schema/, made once a process from the declarations that also check.

drf-spectacular walks the views; the schemas of /api/v2/ come from cms_pages.content_api.shapes.
"""

import json
from functools import cache
from typing import Any, Final

from django.conf import settings
from drf_spectacular.generators import SchemaGenerator

from cms_pages.content_api import shapes
from services.api import reading
from services.api.reading import Reading

OURS: Final = ("/api/v1/", "/api/v2/")

ABOUT: Final = """\
Konten dan layanan Portal Labkesmas untuk dibaca program lain: situs yang dibangun terpisah, aplikasi, sistem instansi.

**Hanya baca, tanpa akun.** Tidak ada kuki dan tidak ada data pribadi. Semua jawaban JSON dalam UTF-8. Uang dalam
rupiah bulat, waktu menurut ISO 8601 dengan selisih WIB.

**Hemat.** Setiap jawaban punya `ETag`; kirim kembali sebagai `If-None-Match` dan jawabannya 304 selama portal belum
berubah.

**Tegas.** Parameter yang tidak dikenal, berulang, atau salah bentuk ditolak dengan 400, tidak diabaikan.

**Kesalahan** menurut RFC 9457, `application/problem+json`, dalam bahasa Inggris. Programmer cukup membaca `code`.

**Batas.** Satu jaringan boleh {limit} permintaan semenit; selebihnya 429 dengan `Retry-After` dalam detik.

**Draf** hanya untuk pemegang token: `?draft=true` dan `Authorization: Bearer lbk_…`. Token dibuat dan dicabut moderator
di dasbor. Token yang sudah tidak berlaku ditolak dengan 401."""


def only_ours(endpoints: list[Any], **_: Any) -> list[Any]:
    """Preprocessing hook: Wagtail's own API of the admin is its business."""
    return [endpoint for endpoint in endpoints if endpoint[0].startswith(OURS)]


def complete(result: dict[str, Any], **_: Any) -> dict[str, Any]:
    """Postprocessing hook: what no view knows."""
    result["info"]["description"] = ABOUT.format(limit=settings.API_REQUESTS_A_MINUTE)
    result["servers"] = [{"url": settings.PUBLIC_BASE_URL}]
    components = result.setdefault("components", {})
    components.setdefault("schemas", {}).update(shapes.components())
    components["securitySchemes"] = {
        "draftToken": {"type": "http", "scheme": "bearer", "description": "Token draf, dibuat moderator di dasbor."}
    }
    for operations in result["paths"].values():
        for operation in operations.values():
            _describe_headers(operation["responses"])
    return result


def _describe_headers(responses: dict[str, Any]) -> None:
    etag = {"description": "Untuk `If-None-Match`.", "schema": {"type": "string"}}
    for status, response in responses.items():
        if status in {"200", "304"}:
            response["headers"] = {"ETag": etag}
        elif status == "302":
            response["headers"] = {"Location": {"required": True, "schema": {"type": "string", "format": "uri"}}}
        elif status == "429":
            response["headers"] = {"Retry-After": {"required": True, "schema": {"type": "integer"}}}
        elif status == "405":
            response["headers"] = {"Allow": {"required": True, "schema": {"type": "string"}}}


@cache
def document() -> dict[str, Any]:
    """The whole description, as plain values."""
    generator: Any = SchemaGenerator  # comes without types
    made: dict[str, Any] = generator().get_schema(request=None, public=True)
    return made


@cache
def text() -> bytes:
    """The same as JSON: some hundred kilobytes, that are always the same ones."""
    return json.dumps(document(), ensure_ascii=False, separators=(",", ":")).encode()


@cache
def readable() -> Reading:
    """The same for the template of /api/docs/."""
    return reading.readable(document())
