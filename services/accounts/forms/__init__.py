"""Forms of the login pages (`login`) and of the staff screens for accounts (`staff`)."""

from services.accounts.forms.login import (
    ActivateTOTPForm,
    AuthenticateForm,
    ChangePasswordForm,
    LoginForm,
    ReauthenticateByCodeForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
)

__all__ = [
    "ActivateTOTPForm",
    "AuthenticateForm",
    "ChangePasswordForm",
    "LoginForm",
    "ReauthenticateByCodeForm",
    "ReauthenticateForm",
    "ResetPasswordForm",
    "ResetPasswordKeyForm",
    "SetPasswordForm",
]
