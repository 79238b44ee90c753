"""Tracking's address in the admin."""

from django.urls import URLResolver, include, path
from wagtail import hooks

from services.tracking.staff import UnlockView


@hooks.register("register_admin_urls")
def staff_urls() -> list[URLResolver]:
    patterns = [path("pelacakan/<int:pk>/buka-kunci/", UnlockView.as_view(), name="unlock")]
    return [path("", include((patterns, "tracking_staff")))]
