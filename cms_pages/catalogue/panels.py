"""The page editor of an exam type: its panels, and the price history beside the price.

No models here: they name these panels themselves.
"""

from typing import Any, Final

from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from cms_pages.catalogue import prices

LAST_CHANGES: Final = 10


class PriceHistoryPanel(Panel):
    """What the price was, who wrote and who published it, and what is scheduled. Newest first; the report has all."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "catalogue/admin/price_history.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            history = prices.history(self.instance, limit=LAST_CHANGES)
            return {**context, "history": history, "scheduled": prices.scheduled_for(self.instance)}


EXAM_TYPE_PANELS: Final[list[Any]] = [
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("price_idr"), FieldPanel("working_days")]),
            FieldPanel("free"),
            FieldPanel("legal_basis"),
            FieldPanel("active"),
            FieldPanel("inactive_reason"),
        ],
        heading="Tarif dan waktu",
    ),
    PriceHistoryPanel(heading="Riwayat tarif"),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("code"), FieldPanel("other_names")]),
            FieldRowPanel(
                [
                    FieldPanel("sample_type", help_text="Menentukan saringan di daftar tarif."),
                    FieldPanel(
                        "service_type", help_text="Apakah pengunjung datang sendiri, sampel dikirim, atau keduanya."
                    ),
                ]
            ),
            FieldPanel("summary"),
        ],
        heading="Pengenal",
    ),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("specimen"), FieldPanel("volume")]),
            FieldPanel("container", help_text="Misalnya: tabung tutup kuning."),
            FieldPanel("storage"),
            FieldPanel("preparation"),
            FieldPanel("method", help_text="Cara pemeriksaannya, misalnya: enzimatik kolorimetri."),
        ],
        heading="Sampel dan metode",
    ),
    FieldPanel("example_figures"),
]
