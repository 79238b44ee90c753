from django.apps import AppConfig


class TrackingConfig(AppConfig):
    name = "services.tracking"
    verbose_name = "Pelacakan"
