"""/berkas/kirim/<token>/: where the WhatsApp gateway fetches a document. Before the files' own door."""

from django.urls import URLPattern, URLResolver, path

from services.notifications.views.document import gateway_document

urlpatterns: list[URLPattern | URLResolver] = [
    path("berkas/kirim/<str:token>/", gateway_document, name="notifications_document"),
]
