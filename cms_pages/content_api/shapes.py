"""What the answers of /api/v2/ look like, as JSON schema: the kinds of page from what their owners let be read."""

from functools import cache
from typing import Any, Final

from rest_framework import serializers
from wagtail.models import Page

from cms_pages.content_api import media, problems, selection
from cms_pages.content_api.description import ref
from cms_pages.content_api.serializers import (
    META_FIELDS,
    BlocksField,
    DocumentField,
    HtmlField,
    LinkedPageField,
    PictureField,
    RowsField,
    serializer_for,
)

Schema = dict[str, Any]

TEXT: Final[Schema] = {"type": "string"}
NUMBER: Final[Schema] = {"type": "integer"}
FLAG: Final[Schema] = {"type": "boolean"}
ADDRESS: Final[Schema] = {"type": "string", "format": "uri"}


def thing(properties: Schema, *, required: tuple[str, ...] | None = None) -> Schema:
    """An object with these properties, all of them always there unless `required` says which are."""
    return {"type": "object", "properties": properties, "required": list(properties if required is None else required)}


def rows(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def listing(item: Schema) -> Schema:
    """A list in the shape of Wagtail's API."""
    return thing({"meta": thing({"total_count": NUMBER}), "items": rows(item)})


def items(item: Schema) -> Schema:
    return thing({"items": rows(item)})


_MEDIA_META: Final = thing({"type": TEXT, "detail_url": ADDRESS, "download_url": ADDRESS})
_RENDITION: Final = thing({"url": ADDRESS, "width": NUMBER, "height": NUMBER})
_NAMED: Final = thing({"slug": TEXT, "name": TEXT})

_META: Final[Schema] = {
    "type": TEXT,
    "detail_url": ADDRESS,
    "html_url": ADDRESS,
    "slug": TEXT,
    "show_in_menus": FLAG,
    "seo_title": TEXT,
    "search_description": TEXT,
    "first_published_at": or_null({"type": "string", "format": "date-time"}),
    "last_published_at": or_null({"type": "string", "format": "date-time"}),
    "parent": or_null(ref("LinkedPage")),
    "live": FLAG,
}

_SETTINGS: Final = ("portal_name", "name", "address", "phone", "whatsapp", "email", "opening_hours", "map_url")

FIXED: Final[Schema] = {
    "Problem": thing(
        {
            "type": ADDRESS | {"description": "Alamat penjelasannya."},
            "title": TEXT,
            "status": NUMBER,
            "code": {"type": "string", "enum": list(problems.KINDS), "description": "Untuk dibaca program; tetap."},
            "detail": TEXT,
            "errors": rows(
                thing(
                    {
                        "parameter": TEXT,
                        "code": TEXT | {"enum": ["unknown_parameter", "repeated_parameter", "invalid_value"]},
                        "detail": TEXT,
                    }
                )
            ),
        },
        required=("type", "title", "status", "code"),
    ),
    "Image": thing(
        {
            "id": NUMBER,
            "meta": _MEDIA_META,
            "title": TEXT,
            "alt": TEXT | {"description": "Teks pengganti; kosong untuk hiasan."},
            "width": NUMBER,
            "height": NUMBER,
            "renditions": thing(dict.fromkeys(media.SIZES, _RENDITION)),
        }
    ),
    "Document": thing(
        {
            "id": NUMBER,
            "meta": _MEDIA_META,
            "title": TEXT,
            "filename": TEXT,
            "size": or_null(NUMBER | {"description": "Dalam bita."}),
        }
    ),
    "LinkedPage": thing(
        {
            "id": NUMBER,
            "meta": thing({"type": TEXT, "detail_url": ADDRESS, "html_url": ADDRESS}),
            "title": TEXT,
        }
    ),
    "Block": thing(
        {
            "type": TEXT | {"description": "Jenis blok, misalnya `heading`, `text`, `figure`."},
            "value": {"description": "Isi blok; teks berformat sebagai HTML, gambar seperti `Image`."},
            "id": or_null(TEXT),
        }
    ),
    "ListedPage": thing(
        {"id": NUMBER, "meta": thing(_META, required=("type",)), "title": TEXT}, required=("id", "meta")
    ),
    "Question": thing(
        {"id": NUMBER, "question": TEXT, "answer": TEXT, "category": _NAMED, "html_url": ADDRESS},
    ),
    "Shortcut": thing({"id": NUMBER, "title": TEXT, "href": TEXT, "host": TEXT, "icon": or_null(ref("Image"))}),
    "MenuItem": thing({"label": TEXT, "href": TEXT}),
    "Settings": thing(dict.fromkeys(_SETTINGS, TEXT) | {"announcement": TEXT, "logo": or_null(ref("Image"))}),
    "PublicInformation": thing(
        {
            "id": NUMBER,
            "title": TEXT,
            "summary": TEXT,
            "category": _NAMED,
            "year": NUMBER,
            "unit": TEXT,
            "legal_basis": TEXT,
            "href": or_null(TEXT),
            "document": or_null(ref("Document")),
        }
    ),
}  # fmt: skip


def component_name(model: type[Page]) -> str:
    return str(model.__name__)


@cache
def components() -> Schema:
    """All schemas of /api/v2/ by their names."""
    kinds = {component_name(model): _page(name, model) for name, model in selection.page_types().items()}
    return {**FIXED, **kinds, "Page": {"anyOf": [ref(name) for name in kinds]}}


def _page(name: str, model: Any) -> Schema:
    fields = selection.field_names(model, listed=False)
    serializer = serializer_for(model, fields)()
    own = {each: _schema(serializer.fields[each]) for each in fields if each not in META_FIELDS}
    meta = thing(_META | {"type": {"const": name}}, required=("type",))
    return thing({"id": NUMBER, "meta": meta, **own}, required=("id", "meta")) | {
        "description": str(model._meta.verbose_name)
    }


def _schema(field: Any) -> Schema:
    """Of one field of a serializer. A field that is not known here may hold anything."""
    match field:
        case BlocksField():
            return rows(ref("Block"))
        case HtmlField():
            return TEXT | {"description": "HTML."}
        case PictureField():
            return or_null(ref("Image"))
        case DocumentField():
            return or_null(ref("Document"))
        case LinkedPageField():
            return or_null(ref("LinkedPage"))
        case RowsField():
            return rows(thing({each: _schema(one) for each, one in field.serializer_class().fields.items()}))
        case serializers.BooleanField():
            found = FLAG
        case serializers.IntegerField():
            found = NUMBER
        case serializers.DateTimeField():
            found = TEXT | {"format": "date-time"}
        case serializers.DateField():
            found = TEXT | {"format": "date"}
        case serializers.CharField() | serializers.ChoiceField():
            found = TEXT
        case _:
            return {}
    return or_null(found) if field.allow_null else found
