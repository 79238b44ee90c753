from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "cms_pages.catalogue"
    verbose_name = "Katalog pemeriksaan"

    def ready(self) -> None:
        from cms_pages.catalogue import receivers  # noqa: F401 (connects the price history)
