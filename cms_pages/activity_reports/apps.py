from django.apps import AppConfig


class ActivityReportsConfig(AppConfig):
    name = "cms_pages.activity_reports"
    verbose_name = "Laporan kegiatan"

    def ready(self) -> None:
        from cms_pages.activity_reports.pages import make_index
        from cms_pages.base import fixed_pages

        fixed_pages.register("laporan-kegiatan", model="activity_reports.ActivityReportIndexPage", make=make_index)
