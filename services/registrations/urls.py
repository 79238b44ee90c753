"""/registrasi-…/: the public forms."""

from django.urls import path

from services.registrations import views

app_name = "registrations"

urlpatterns = [
    path("registrasi-laboratorium/", views.register, name="laboratory"),
    path("registrasi-laboratorium/selesai/<str:token>/", views.receipt, name="receipt"),
]
