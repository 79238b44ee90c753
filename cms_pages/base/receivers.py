"""The last gate before a page leaves its address: whoever moves or deletes it, admin, API or shell, passes here.

Wagtail offers no other place that every way passes: its actions work on plain `Page` objects, past any override.
"""

from typing import Any

from django.db.models.signals import pre_delete
from wagtail.models import Page
from wagtail.signals import pre_page_move

from cms_pages.base.protection import check_arrival, check_stays


def refuse_move(instance: Page, parent_page_before: Page, parent_page_after: Page, **_: Any) -> None:
    if parent_page_before.pk != parent_page_after.pk:  # the same page may come as two classes
        check_stays(instance)
        check_arrival(instance, parent_page_after)


def refuse_delete(instance: Page, **_: Any) -> None:
    check_stays(instance)


def connect() -> None:
    pre_page_move.connect(refuse_move, dispatch_uid="keep-addresses-move")
    pre_delete.connect(refuse_delete, sender=Page, dispatch_uid="keep-addresses-delete")
