from django.apps import AppConfig


class PriceListsConfig(AppConfig):
    name = "services.price_lists"
    verbose_name = "Spreadsheet tarif"

    def ready(self) -> None:
        from services.audit.words import name_events

        name_events(
            {
                "price_list.received": "Spreadsheet tarif diunggah",
                "price_list.confirmed": "Spreadsheet tarif disetujui",
                "price_list.cancelled": "Spreadsheet tarif dibatalkan",
                "price_list.applied": "Spreadsheet tarif diterapkan",
                "price_list.refused": "Spreadsheet tarif tidak diterapkan",
                "price_list.failed": "Spreadsheet tarif gagal diterapkan",
            }
        )
