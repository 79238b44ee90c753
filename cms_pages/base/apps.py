from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "cms_pages.base"
    verbose_name = "Dasar"

    def ready(self) -> None:
        from cms_pages.base import receivers
        from cms_pages.base.page_cache import receivers as page_cache_receivers
        from cms_pages.base.pictures import receivers as picture_receivers

        receivers.connect()
        page_cache_receivers.connect()
        picture_receivers.connect()
