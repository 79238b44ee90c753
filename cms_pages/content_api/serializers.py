"""How a page becomes JSON: the shape of Wagtail's content API, its values without a query of their own."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, ClassVar, Final

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model, prefetch_related_objects
from modelcluster.fields import ParentalKey
from rest_framework.fields import Field
from wagtail.api import APIField
from wagtail.api.v2.serializers import ChildRelationField, PageSerializer, get_serializer_class
from wagtail.documents import get_document_model
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.models import Page

from cms_pages.base.links import Links
from cms_pages.content_api import addresses, media, stream_json
from cms_pages.information.rich_text import expand_all

BODY_FIELDS: Final = ("id", "title")
META_FIELDS: Final = (
    "type",
    "detail_url",
    "html_url",
    "slug",
    "show_in_menus",
    "seo_title",
    "search_description",
    "first_published_at",
    "last_published_at",
    "parent",
    "live",
)
LISTED: Final = ("id", "type", "detail_url", "title", "html_url", "slug", "first_published_at")
# Only on a page's own address: a list must not read the tree, nor the blocks, of each of its pages.
ALWAYS: Final = ("id", "type")


class _Whole(Field):
    """A field that is given the page itself."""

    def get_attribute(self, instance: Any) -> Any:
        return instance


class TypeField(_Whole):
    """``catalogue.ExamTypePage``"""

    def to_representation(self, page: Any) -> str:
        kind = page.specific_class if isinstance(page, Page) else type(page)
        return str(kind._meta.label)


class DetailUrlField(_Whole):
    def to_representation(self, page: Page) -> str:
        return addresses.detail("pages", page.pk)


class HtmlUrlField(_Whole):
    """Where people read it."""

    def to_representation(self, page: Page) -> str:
        return addresses.of_page(page)


class ParentField(Field):
    """The page above; None where that one isn't public, or is the root of the tree."""

    def get_attribute(self, instance: Page) -> Any:
        return self.context["pages"]().filter(pk=getattr(instance.get_parent(), "pk", None)).first()

    def to_representation(self, page: Page) -> dict[str, Any]:
        return linked_page(page)


def linked_page(page: Page) -> dict[str, Any]:
    """Another page, in short."""
    return {
        "id": page.pk,
        "meta": {
            "type": page.specific_class._meta.label,
            "detail_url": addresses.detail("pages", page.pk),
            "html_url": addresses.of_page(page),
        },
        "title": page.title,
    }


class BlocksField(_Whole):
    """A StreamField."""

    def to_representation(self, page: Any) -> Any:
        value = getattr(page, str(self.source))
        return stream_json.represent(value.stream_block, value, links_of(self.context, page), self.context)


class HtmlField(_Whole):
    """A RichTextField, as HTML."""

    def to_representation(self, page: Any) -> str:
        return str(_texts_of(self.context, page)[str(self.source)])


def _texts_of(context: Mapping[str, Any], page: Any) -> dict[str, str]:
    """All rich texts of a page, their links found out together."""
    known: dict[Any, dict[str, str]] = context["texts"]
    if page.pk not in known:
        names = [field.name for field in page._meta.get_fields() if isinstance(field, RichTextField)]
        expanded = expand_all([getattr(page, name) for name in names], links_of(context, page))
        known[page.pk] = dict(zip(names, map(stream_json.absolutely, expanded), strict=True))
    return known[page.pk]


def links_of(context: Mapping[str, Any], page: Any) -> Links:
    """The links of one page, found out together."""
    known: dict[Any, Links] = context["links"]
    if page.pk not in known:
        known[page.pk] = Links(page)
    return known[page.pk]


class PictureField(Field):
    def to_representation(self, image: Any) -> dict[str, Any]:
        return media.picture(image)


class DocumentField(Field):
    def to_representation(self, document: Any) -> dict[str, Any]:
        return media.document(document)


class LinkedPageField(Field):
    """A page that this one names; None where it isn't public."""

    def to_representation(self, page: Page) -> dict[str, Any] | None:
        return linked_page(page) if page.live else None


class ContentSerializer(PageSerializer):
    """See the module. Wagtail's own asks for each page's address, type and picture by itself."""

    serializer_field_mapping: ClassVar = PageSerializer.serializer_field_mapping | {
        StreamField: BlocksField,
        RichTextField: HtmlField,
    }
    type = TypeField(read_only=True)
    detail_url = DetailUrlField(read_only=True)
    html_url = HtmlUrlField(read_only=True)
    parent = ParentField(read_only=True)

    def build_standard_field(self, field_name: str, model_field: Any) -> Any:
        found, arguments = super().build_standard_field(field_name, model_field)
        return (found, {"read_only": True}) if issubclass(found, _Whole) else (found, arguments)

    def build_relational_field(self, field_name: str, relation_info: Any) -> Any:
        child = self.child_serializer_classes.get(field_name)
        if child is not None:
            return RowsField, {"serializer_class": child}
        for model, field in (
            (get_image_model(), PictureField),
            (get_document_model(), DocumentField),
            (Page, LinkedPageField),
        ):
            if issubclass(relation_info.related_model, model):
                return field, {"read_only": True}
        return super().build_relational_field(field_name, relation_info)


class RowsField(ChildRelationField):
    """Rows below a page with what they name: a query for each kind of thing, not for each row."""

    def to_representation(self, value: Any) -> list[Any]:
        serializer = self.serializer_class(context=self.context)
        rows = list(value.all())
        names = [field.name for field in value.model._meta.fields if field.name in serializer.fields]
        prefetch_related_objects(rows, *(name for name in names if value.model._meta.get_field(name).many_to_one))
        return [serializer.to_representation(row) for row in rows]


def own_fields(model: type[Model]) -> list[APIField]:
    """What the owner of a model lets be read: its `api_fields`."""
    return [each if isinstance(each, APIField) else APIField(each) for each in getattr(model, "api_fields", ())]


def is_stream(model: type[Model], name: str) -> bool:
    """Blocks, rich text and rows below a page: what takes queries of its own, and so is on the page's address only."""
    return isinstance(_field(model, name), StreamField | RichTextField) or is_child(model, name)


def is_child(model: type[Model], name: str) -> bool:
    """Rows that belong to a page, such as the pictures of a gallery."""
    field = _field(model, name)
    return isinstance(getattr(field, "field", None), ParentalKey)


def _field(model: type[Model], name: str) -> Any:
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None


@lru_cache(maxsize=256)
def serializer_for(model: Any, names: Sequence[str]) -> type[ContentSerializer]:
    """A serializer of these fields. Putting one together takes longer than using it, so each is kept."""
    overrides = {each.name: each.serializer for each in own_fields(model) if each.serializer and each.name in names}
    children = {name: _child_serializer(model, name) for name in names if is_child(model, name)}
    made: type[ContentSerializer] = get_serializer_class(
        model, names, META_FIELDS, overrides, children, base=ContentSerializer
    )
    return made


def _child_serializer(model: type[Model], name: str) -> type[ContentSerializer]:
    child: Any = model._meta.get_field(name).related_model
    return serializer_for(child, ("id", *(each.name for each in own_fields(child))))
