from django.apps import AppConfig


class PublicationsConfig(AppConfig):
    name = "cms_pages.publications"
    verbose_name = "Publikasi"

    def ready(self) -> None:
        from cms_pages.base import fixed_pages
        from cms_pages.publications.pages import make_index

        fixed_pages.register("publikasi", model="publications.PublicationIndexPage", make=make_index)
