from django.apps import AppConfig


class InformationConfig(AppConfig):
    name = "cms_pages.information"
    verbose_name = "Informasi"
