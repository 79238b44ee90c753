"""Who may come in, and how: password hashing, second factor, lock-out."""

from datetime import timedelta

from portal.settings.environment import flag
from portal.settings.security import RATE_LIMITS

AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/admin/"
LOGOUT_REDIRECT_URL = "/login/"
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL

# The first one answers "locked" before a password is looked at; the second knows the three names of an account.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "services.accounts.backends.StaffBackend",
]

PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "nip", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 60 * 60

# A working day, and over when the browser is closed.
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

REQUIRE_2FA = flag("REQUIRE_2FA", default=False)

# allauth: the pages of login, password and second factor. Accounts are made by staff; nobody signs up.
ACCOUNT_ADAPTER = "services.accounts.adapters.AccountAdapter"
ACCOUNT_USER_DISPLAY = "services.accounts.adapters.display_name"
ACCOUNT_LOGIN_METHODS = {"username"}  # the one field; services.accounts.backends reads all three names from it
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Portal Labkesmas] "
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGOUT_REDIRECT_URL
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_FORMS = {
    "login": "services.accounts.forms.LoginForm",
    "reauthenticate": "services.accounts.forms.ReauthenticateForm",
    "change_password": "services.accounts.forms.ChangePasswordForm",
    "set_password": "services.accounts.forms.SetPasswordForm",
    "reset_password": "services.accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "services.accounts.forms.ResetPasswordKeyForm",
}

MFA_ADAPTER = "services.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Portal Labkesmas"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True  # staff enter the addresses
MFA_FORMS = {
    "authenticate": "services.accounts.forms.AuthenticateForm",
    "reauthenticate": "services.accounts.forms.ReauthenticateByCodeForm",
    "activate_totp": "services.accounts.forms.ActivateTOTPForm",
}

# axes counts wrong passwords; allauth's own limits stay for what axes doesn't see: one-time codes and mails.
if not RATE_LIMITS:
    ACCOUNT_RATE_LIMITS = False
ALLAUTH_RATE_LIMIT_IPV6_PREFIX = 64

AXES_ENABLED = RATE_LIMITS
AXES_HANDLER = "services.accounts.lockout.LockoutHandler"
AXES_FAILURE_LIMIT = 5  # wrong passwords for one account
LOGIN_FAILURES_PER_ADDRESS = 30  # an office shares one address
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = ["username"]  # addresses are counted by our handler, with a limit of their own
AXES_USERNAME_CALLABLE = "services.accounts.lockout.counted_name"
AXES_CLIENT_IP_CALLABLE = "services.accounts.lockout.counted_address"
AXES_CLIENT_STR_CALLABLE = "services.accounts.lockout.log_label"
AXES_LOCKOUT_CALLABLE = "services.accounts.lockout.locked_out"
AXES_SENSITIVE_PARAMETERS = [
    "username", "ip_address", "login", "oldpassword", "password1", "password2", "code", "csrfmiddlewaretoken", "next",
]  # fmt: skip
AXES_DISABLE_ACCESS_LOG = True  # logins are in the audit trail
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W006"]  # see AXES_LOCKOUT_PARAMETERS
