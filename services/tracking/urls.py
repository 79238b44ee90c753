"""/lacak/: one page for all services."""

from django.urls import URLPattern

app_name = "tracking"
urlpatterns: list[URLPattern] = []
