"""What templates need to draw the portal: icons, links to the portal's own addresses, the menus. ``{% load ui %}``."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django import template
from django.core.paginator import Paginator
from django.forms import BaseForm, BoundField
from django.http import HttpRequest
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.rich_text import expand_db_html

from cms_pages.base.blocks import LinkValue
from cms_pages.base.links import Links, links_of
from cms_pages.base.menus import MenuItem, Menus, menus
from cms_pages.base.pictures.showing import images_of, read_renditions
from cms_pages.base.pictures.uses import FIGURE, FULL, GALLERY

register = template.Library()


# A few dozen icons, some thirty of them on every page.
@register.simple_tag
@lru_cache(maxsize=200)
def icon(name: str, classes: str = "") -> SafeString:
    """``{% icon "search" %}``: a picture of the sprite beside words, hidden from screen readers."""
    return format_html(
        '<svg class="ico {}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        classes,
        static("icons.svg"),
        name,
    )


def _links(context: Context) -> Links:
    return links_of(context.get("request"), context.get("page"))


@register.simple_tag(takes_context=True)
def portal_links(context: Context) -> dict[str, str]:
    """``{% portal_links as links %}``: key to path of every address of the portal that answers."""
    return _links(context).addresses


@register.simple_tag(takes_context=True)
def site_menus(context: Context) -> Menus:
    """``{% site_menus as menus %}``: what header and footer link to, see `menus.Menus`."""
    return menus(_links(context))


@register.filter
def is_current(item: MenuItem, request: HttpRequest | None) -> bool:
    """``{{ item|is_current:request }}``: the visitor is on this page or below it."""
    return request is not None and item.is_current(request.path)


@register.simple_tag(takes_context=True)
def link_href(context: Context, link: LinkValue) -> str:
    """Where a link block leads, or an empty string when nobody answers there (then the template leaves it out)."""
    return link.href(_links(context))


@register.simple_tag(takes_context=True)
def page_body(context: Context, stream: StreamValue) -> SafeString:
    """``{% page_body page.body %}``: all blocks of a body, the links of its rich text expanded once for the whole.

    ``{{ text|richtext }}`` does that block by block, with queries for each; so our blocks print rich text as stored.
    """
    values = context.flatten()
    read_renditions(images_of(stream), FIGURE, GALLERY, FULL)
    html = "".join(child.render(context=values) for child in stream)
    with _links(context).for_rich_text():
        return mark_safe(expand_db_html(html))


@dataclass(frozen=True)
class FormProblem:
    """One line of the error summary; ``anchor`` is the id of the field, empty for what concerns the whole form."""

    text: str
    anchor: str


def _summary_text(field: BoundField, text: str) -> str:
    """Our own messages name their field; Django's ("Bidang ini tidak boleh kosong.") need its label in front."""
    generic = {
        str(message)
        for kind in type(field.field).__mro__
        for message in getattr(kind, "default_error_messages", {}).values()
    }
    return f"{field.label}: {text}" if text in generic else text


@register.simple_tag
def error_list(form: BaseForm | None = None, forms: Iterable[BaseForm] | None = None) -> list[FormProblem]:
    """Every error of a form (or of several) in the order of its fields, in the same words as at the field."""
    problems = []
    for each in [*([form] if form else []), *(forms or ())]:
        problems += [FormProblem(str(text), "") for text in each.non_field_errors()]
        for field in each:
            anchor = field.auto_id if field.use_fieldset else field.id_for_label or field.auto_id
            problems += [
                FormProblem(_summary_text(field, str(text)), "" if field.is_hidden else anchor) for text in field.errors
            ]
    return problems


@register.filter
def elided(paginator: Paginator[Any], number: int) -> Iterator[int | str]:
    """The page numbers to show around the present one, with ``…`` where some are left out."""
    return paginator.get_elided_page_range(number, on_each_side=1, on_ends=1)
