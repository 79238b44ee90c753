from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "cms_pages.base"
    verbose_name = "Dasar"
