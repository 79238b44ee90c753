from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "cms_pages.catalogue"
    verbose_name = "Katalog pemeriksaan"

    def ready(self) -> None:
        from cms_pages.base import fixed_pages
        from cms_pages.catalogue import receivers  # noqa: F401 (connects the price history)
        from cms_pages.catalogue.append_only import PRICE_HISTORY
        from cms_pages.catalogue.pages import ensure_catalogue
        from cms_pages.catalogue.queries import CATALOGUE_SLUG

        PRICE_HISTORY.keep(self)
        fixed_pages.register(CATALOGUE_SLUG, model="catalogue.CataloguePage", make=ensure_catalogue)
