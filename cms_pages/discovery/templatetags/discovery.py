"""``{% load discovery %}``: what the head of a page says to search engines and to those who share it."""

from typing import Any

from django import template
from django.template import Context

from cms_pages.base.models import BasePage, SiteSettings
from cms_pages.discovery import heads

register = template.Library()


@register.inclusion_tag("components/head_meta.html", takes_context=True)
def head_meta(context: Context, site: SiteSettings) -> dict[str, Any]:
    """Canonical address, Open Graph, JSON-LD: for pages and for services that are worth finding, else nothing."""
    page, request = context.get("page"), context.get("request")
    if isinstance(page, BasePage):
        head = heads.of_page(page, request, site, {str(name): value for name, value in context.flatten().items()})
    else:
        head = heads.of_service(request, site) if request is not None else None
    return {"head": head, "site": site}
