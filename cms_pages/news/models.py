"""News: the list at ``/berita/`` and its pages."""

from typing import Any, ClassVar

from wagtail.admin.panels import FieldPanel

from cms_pages.base.articles import ArticlePage
from cms_pages.base.listing import IndexPage


class NewsIndexPage(IndexPage):
    """Once, at ``/berita/``."""

    template = "news/index.html"
    subpage_types: ClassVar[list[str]] = ["news.NewsPage"]

    class Meta:
        verbose_name = "daftar berita"
        verbose_name_plural = "daftar berita"


class NewsPage(ArticlePage):
    """One piece of news."""

    content_panels: ClassVar[list[Any]] = [
        *ArticlePage.content_panels,
        FieldPanel("date", help_text="Tanggal yang tampil pada halaman; menentukan urutan di daftar."),
        FieldPanel("intro"),
        ArticlePage.cover_panel,
        FieldPanel("body", help_text="Susun dari blok. Mulailah dengan teks; pakai judul bagian bila isinya panjang."),
    ]
    template = "news/article.html"
    parent_page_types: ClassVar[list[str]] = ["news.NewsIndexPage"]

    class Meta:
        verbose_name = "berita"
        verbose_name_plural = "berita"
