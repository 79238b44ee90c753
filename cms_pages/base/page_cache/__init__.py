"""Public pages kept for readers without a session (docs/decisions/0015-public-pages-are-kept.md).

A number in the database, the generation, stands for everything that public pages show. It is read before a page is
rendered and is part of what the page is kept under, so that a new number makes all workers render anew at once.
Whoever changes what public pages show by a way that fires no signal (`QuerySet.update`, `bulk_create`) calls `bump`.
"""

from cms_pages.base.page_cache.generation import bump as bump
from cms_pages.base.page_cache.marks import kept_for_everybody as kept_for_everybody
