"""The admin's forms for pages: they tell at the slug, before anything is saved, that an address is taken."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm

from cms_pages.base import protection
from cms_pages.base.newer_version import NewerVersionMixin


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


class PageCopyForm(CopyForm):
    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        slug, parent = cleaned.get("new_slug"), cleaned.get("new_parent_page") or self.page.get_parent()
        problem = protection.arrival_problem(self.page, parent, slug) if slug else ""
        if problem:
            self.add_error("new_slug", problem)
        return cleaned
