from django.apps import AppConfig


class ContentApiConfig(AppConfig):
    name = "cms_pages.content_api"
    verbose_name = "API konten"
    default_auto_field = "django.db.models.BigAutoField"
