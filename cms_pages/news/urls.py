"""The feed; the pages are Wagtail's."""

from django.urls import path

from cms_pages.base.feeds import feed_view
from cms_pages.news.models import NewsIndexPage

urlpatterns = [path("berita/rss/", feed_view(NewsIndexPage), name="news_feed")]
