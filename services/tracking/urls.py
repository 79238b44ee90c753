"""/lacak/: one page for all services."""

from django.urls import path

from services.tracking import views

app_name = "tracking"

urlpatterns = [
    path("lacak/", views.ask_number, name="ask_number"),
    path("lacak/lupa-nomor/", views.lost_number, name="lost_number"),
    path("lacak/keluar/", views.leave, name="leave"),
    path("lacak/<str:number>/", views.show, name="show"),
    path("lacak/<str:number>/perbaiki/", views.correct, name="correct"),
    path("lacak/<str:number>/batalkan/", views.cancel, name="cancel"),
]
