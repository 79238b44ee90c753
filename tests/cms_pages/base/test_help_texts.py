"""Every field that an editor fills says in Indonesian what belongs into it."""

from collections.abc import Iterator
from typing import Any

import pytest
from wagtail.admin.panels import FieldPanel, get_edit_handler
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

KINDS = [*(model for model in get_page_models() if model is not Page), *get_snippet_models(), *registry]

# Wagtail explains these in the dialog in which they stand.
EXPLAINED = {"go_live_at", "expire_at"}


def _field_panels(panel: Any) -> Iterator[FieldPanel]:
    if isinstance(panel, FieldPanel):
        yield panel
    for child in [*getattr(panel, "children", ()), getattr(panel, "child_edit_handler", None)]:
        if child is not None:
            yield from _field_panels(child)


@pytest.mark.parametrize("model", KINDS, ids=lambda model: str(model._meta.label))
def test_every_field_has_a_help_text(model: Any) -> None:
    handler = model.get_edit_handler() if issubclass(model, Page) else get_edit_handler(model)
    form = handler.get_form_class()
    silent = [
        panel.field_name
        for panel in _field_panels(handler)
        if not (
            panel.help_text or (panel.field_name in form.base_fields and form.base_fields[panel.field_name].help_text)
        )
    ]
    assert [name for name in silent if name not in EXPLAINED] == []
