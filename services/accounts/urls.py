"""Addresses of login and one's own account. Included first, so that Wagtail's own doors lead here.

Only what is used exists: no sign-up, no e-mail management, no login by mailed code, no passkeys.
"""

from allauth.account import views as account_views
from allauth.mfa.base import views as mfa_views
from allauth.mfa.recovery_codes import views as recovery_views
from django.urls import URLPattern, URLResolver, path, re_path

from services.accounts.views import login as views
from services.accounts.views.staff import account_settings

_RESET = "akun/lupa-kata-sandi/"
_SECOND = "akun/verifikasi-dua-langkah/"

urlpatterns: list[URLPattern | URLResolver] = [
    # Wagtail's doors.
    path("admin/login/", views.to_login),
    path("_util/login/", views.to_login),
    re_path(r"^admin/password_reset/", views.to_password_reset),
    path("admin/logout/", account_views.logout),
    path("admin/account/", account_settings),
    # One's own password.
    path("akun/kata-sandi/", account_views.password_change, name="account_change_password"),
    path("akun/kata-sandi/buat/", account_views.password_set, name="account_set_password"),
    path("akun/konfirmasi/", account_views.reauthenticate, name="account_reauthenticate"),
    path("akun/tidak-aktif/", account_views.account_inactive, name="account_inactive"),
    path(_RESET, account_views.password_reset, name="account_reset_password"),
    path(f"{_RESET}terkirim/", account_views.password_reset_done, name="account_reset_password_done"),
    path(f"{_RESET}selesai/", account_views.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        rf"^{_RESET}(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account_views.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # The second factor.
    path(_SECOND, mfa_views.index, name="mfa_index"),
    path(f"{_SECOND}aktifkan/", views.ActivateTOTPView.as_view(), name="mfa_activate_totp"),
    path(f"{_SECOND}matikan/", views.DeactivateTOTPView.as_view(), name="mfa_deactivate_totp"),
    path(f"{_SECOND}kode-pemulihan/", recovery_views.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        f"{_SECOND}kode-pemulihan/baru/",
        views.GenerateRecoveryCodesView.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    path(f"{_SECOND}kode-pemulihan/unduh/", recovery_views.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("akun/konfirmasi/kode/", mfa_views.reauthenticate, name="mfa_reauthenticate"),
    path("login/kode/", mfa_views.authenticate, name="mfa_authenticate"),
    # In and out. Last, since reverse() takes the last of a name.
    path("logout/", account_views.logout, name="account_logout"),
    path("login/", views.LoginView.as_view(), name="account_login"),
]
