from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "services.files"
    verbose_name = "Berkas"

    def ready(self) -> None:
        from services.audit.words import name_values
        from services.common import rotation
        from services.files.enums import Purpose
        from services.files.rotation import rotate_files

        name_values("file", {"purpose": dict(Purpose.choices)})
        rotation.register("isi berkas", rotate_files)
