"""The feed; the pages are Wagtail's."""

from django.urls import path

from cms_pages.base.feeds import feed_view
from cms_pages.publications.models import PublicationIndexPage

urlpatterns = [path("publikasi/rss/", feed_view(PublicationIndexPage), name="publications_feed")]
