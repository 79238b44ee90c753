from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "cms_pages.catalogue"
    verbose_name = "Katalog pemeriksaan"
