from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "services.files"
    verbose_name = "Berkas"

    def ready(self) -> None:
        from services.common import rotation
        from services.files.rotation import rotate_files

        rotation.register("isi berkas", rotate_files)
