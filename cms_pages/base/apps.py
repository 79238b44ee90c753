from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "cms_pages.base"
    verbose_name = "Dasar"

    def ready(self) -> None:
        from cms_pages.base import receivers

        receivers.connect()
