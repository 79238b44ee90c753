"""The page editor of the catalogue: its form, its panels, and the price history beside the price.

No models here: they name these panels themselves.
"""

from typing import Any, Final

from django import forms
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cms_pages.catalogue import prices
from cms_pages.catalogue.enums import Figure

LAST_CHANGES: Final = 50


class ExamTypeForm(WagtailAdminPageForm):
    """A figure that differs from the published one has just been written by the laboratory: its mark goes by itself.

    Compared with the published page, not with what the form showed: the editor saves drafts in the background, and
    each of those would pass for what was there before.
    """

    example_figures = forms.MultipleChoiceField(
        label="masih contoh",
        choices=Figure.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Belum ditetapkan laboratorium: pengunjung melihat “contoh” di sampingnya. "
        "Tanda hilang sendiri bila isinya diubah lalu diterbitkan.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        published = type(self.instance).objects.live().filter(pk=self.instance.pk).values(*Figure.values).first() or {}
        cleaned["example_figures"] = [
            mark
            for mark in cleaned.get("example_figures", [])
            if mark not in published or cleaned.get(mark, published[mark]) == published[mark]
        ]
        return cleaned


class PriceHistoryPanel(Panel):
    """What the price was, who wrote and who published it, and what is scheduled."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalogue/admin/price_history.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            changes = list(self.instance.price_changes.all()[: LAST_CHANGES + 1])
            context["changes"] = changes[:LAST_CHANGES]
            context["more"] = len(changes) > LAST_CHANGES
            context["scheduled"] = prices.scheduled(self.instance)
            return context


EXAM_TYPE_PANELS: Final[list[Any]] = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("price_idr"), FieldPanel("working_days")]),
            FieldPanel("legal_basis"),
            FieldPanel("active"),
        ],
        heading="Tarif dan waktu",
    ),
    PriceHistoryPanel(heading="Riwayat tarif"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("other_names")]),
            FieldRowPanel([FieldPanel("sample_type"), FieldPanel("service_type")]),
            FieldPanel("summary"),
        ],
        heading="Pengenal",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("specimen"), FieldPanel("volume")]),
            FieldPanel("container"),
            FieldPanel("storage"),
            FieldPanel("preparation"),
            FieldPanel("method"),
        ],
        heading="Sampel dan metode",
    ),
    FieldPanel("example_figures"),
]
