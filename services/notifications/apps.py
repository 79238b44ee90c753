from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "services.notifications"
    verbose_name = "Pesan"
