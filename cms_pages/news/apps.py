from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "cms_pages.news"
    verbose_name = "Berita"

    def ready(self) -> None:
        from cms_pages.base import fixed_pages
        from cms_pages.news.pages import make_index

        fixed_pages.register("berita", model="news.NewsIndexPage", make=make_index)
