"""/berkas/: private files."""

from django.urls import path

from services.files import views

app_name = "files"

urlpatterns = [path("berkas/<uuid:file_id>/", views.serve, name="serve")]
