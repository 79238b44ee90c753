from django.apps import AppConfig


class EditorialConfig(AppConfig):
    name = "services.editorial"
    verbose_name = "Redaksi"

    def ready(self) -> None:
        from services.audit.words import name_events, name_values

        name_events(
            {
                "draft_link.created": "Tautan konsep dibuat",
                "draft_link.revoked": "Tautan konsep dicabut",
                "page.confirmed": "Halaman dinyatakan masih benar",
            }
        )
        name_values("message", {"template": {"stale_pages": "Pengingat halaman lama"}})
