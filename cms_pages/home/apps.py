from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "cms_pages.home"
    verbose_name = "Beranda"
