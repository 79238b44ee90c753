"""The feed; the pages are Wagtail's."""

from django.urls import path

from cms_pages.activity_reports.models import ActivityReportIndexPage
from cms_pages.base.feeds import feed_view

urlpatterns = [path("laporan-kegiatan/rss/", feed_view(ActivityReportIndexPage), name="activity_reports_feed")]
