from django.apps import AppConfig


class RegistrationsConfig(AppConfig):
    name = "services.registrations"
    verbose_name = "Pendaftaran"
