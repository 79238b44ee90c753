from django.apps import AppConfig


class ScheduleConfig(AppConfig):
    name = "services.schedule"
    verbose_name = "Jadwal layanan"
