"""Pictures in the right size and format. ``{% load pictures %}``; the uses are in cms_pages/base/pictures/uses.py."""

from typing import Any

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from cms_pages.base.pictures import showing
from cms_pages.base.pictures.uses import USES

register = template.Library()


@register.simple_tag(takes_context=True)
def picture(
    context: Context, image: Any, use: str, *, alt: str | None = None, classes: str = "", late: bool = False
) -> SafeString | str:
    """``{% picture page.cover "cover" alt=page.cover_description %}``: nothing without an image.

    Without `alt` it says what the editor of a block wrote. `late=True` for what never stands on the first screen.
    """
    if image is None:
        return ""
    words = getattr(image, "contextual_alt_text", None) if alt is None else alt
    return showing.picture(
        image,
        USES[use],
        alt=image.description if words is None else words,
        visit=showing.visit_of(context.get("request")),
        classes=classes,
        is_late=late,
    )


@register.simple_tag(takes_context=True)
def picture_url(context: Context, image: Any, use: str) -> str:
    """``{% picture_url image "full" as url %}``: the address alone, for a link."""
    return showing.address(image, USES[use], visit=showing.visit_of(context.get("request")))
