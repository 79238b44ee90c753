from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "services.accounts"
    verbose_name = "Akun"
