from django.apps import AppConfig


class SearchPagesConfig(AppConfig):
    name = "cms_pages.search_pages"
    verbose_name = "Pencarian"
