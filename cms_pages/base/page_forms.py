"""The admin's forms for pages: they tell at the slug, before anything is saved, that an address is taken."""

from typing import Any, Final

from wagtail.admin.forms.pages import CopyForm

from cms_pages.base import protection
from cms_pages.base.newer_version import NewerVersionMixin

COVER_ALT_TEXT: Final = "Tulis apa yang terlihat di sampul, atau nyatakan bahwa sampul hanya hiasan."


class PageForm(NewerVersionMixin):
    """Create and edit. A new page has no place in the tree yet, so that only the form knows its parent."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if slug and not self.instance.pk and self.parent_page is not None:
            problem = protection.arrival_problem(self.instance, self.parent_page, slug)
            if problem:
                self.add_error("slug", problem)
        return cleaned


class ArticleForm(PageForm):
    """Asks what the cover shows, once there is one; nobody may leave that open."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        cover = cleaned.get("cover")
        described = cleaned.get("cover_alt") or cleaned.get("cover_is_decoration") or getattr(cover, "description", "")
        if cover is not None and not described and "cover_alt" in self.fields:
            self.add_error("cover_alt", COVER_ALT_TEXT)
        return cleaned


class PageCopyForm(CopyForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug, parent = cleaned.get("new_slug"), cleaned.get("new_parent_page") or self.page.get_parent()
        problem = protection.arrival_problem(self.page, parent, slug) if slug else ""
        if problem:
            self.add_error("new_slug", problem)
        return cleaned
