from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "services.files"
    verbose_name = "Berkas"
