from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "services.accounts"
    verbose_name = "Akun"
    default = True

    def ready(self) -> None:
        from services.accounts import trail
        from services.accounts.rotation import rotate_second_factors
        from services.common import rotation

        trail.name_words()
        rotation.register("verifikasi dua langkah", rotate_second_factors)


class WagtailAccountsConfig(WagtailUsersAppConfig):
    """Stands in INSTALLED_APPS for ``wagtail.users``: its screens, with our views."""

    user_viewset = "services.accounts.views.staff.AccountViewSet"
    group_viewset = "services.accounts.views.staff.RoleViewSet"
