"""What may be read: pages of the one site, and tokens that open more. Images and documents: shown.py."""

from typing import Final

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms_pages.base.tree import HOME_DEPTH
from cms_pages.content_api import rules, tokens
from cms_pages.content_api.models import DraftToken

# Compared with when there is no such token, so that it takes as long.
_NOTHING: Final = tokens.digest("")


def opens_drafts(text: str) -> bool:
    """Whether a text is a valid token. One query and two for its maker's rights; none for what can't be a token."""
    parts = tokens.parse(text)
    if parts is None:
        return False
    kept = DraftToken.objects.valid_at(timezone.now()).filter(pk=parts.pk).select_related("created_by").first()
    fits = tokens.fits(parts.secret, kept.digest if kept else _NOTHING)
    return fits and kept is not None and rules.stands_for(kept)


def outer(field: str) -> ExpressionWrapper:
    """A text of the query around this one."""
    return ExpressionWrapper(OuterRef(field), output_field=CharField())


def pages(*, with_drafts: bool = False) -> "QuerySet[Page]":
    """All pages of the site that everybody may see; unpublished ones too for who holds a token.

    Nothing of ours is for some visitors only (BasePage); what somebody shut all the same by other means stays shut.
    """
    paths = PageViewRestriction.objects.annotate(below=outer("path"))
    shut = paths.filter(below__startswith=F("page__path"))
    found: QuerySet[Page] = Page.objects.filter(~Exists(shut), depth__gte=HOME_DEPTH)
    return found if with_drafts else found.filter(live=True)
