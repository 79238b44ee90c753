from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "cms_pages.home"
    verbose_name = "Beranda"

    def ready(self) -> None:
        from cms_pages.base import fixed_pages
        from cms_pages.home.pages import make_home

        fixed_pages.register(fixed_pages.HOME, model="home.HomePage", make=make_home)
