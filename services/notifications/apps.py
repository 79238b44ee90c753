from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "services.notifications"
    verbose_name = "Pesan"

    def ready(self) -> None:
        from services.notifications import trail

        trail.name_words()
