"""``/konsep/<token>/``: a draft for somebody without an account."""

from django.urls import path

from services.editorial.views import draft

urlpatterns = [path("konsep/<str:token>/", draft, name="draft_link")]
