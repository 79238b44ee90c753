from django.apps import AppConfig


class DiscoveryConfig(AppConfig):
    name = "cms_pages.discovery"
    verbose_name = "Ditemukan dan dibagikan"
