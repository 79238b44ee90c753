"""Where allauth asks us: words, addresses, mails, secrets, and how fresh a login must be."""

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from smtplib import SMTPException
from typing import Any
from urllib.parse import urlsplit

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse

from services.accounts.actions import forgive_tries, record_login_event, set_own_password
from services.accounts.messages import ALLAUTH_TEXTS, SECOND_FACTOR_TEXTS
from services.accounts.models import User
from services.common.encryption import decrypt_bytes, encrypt_bytes
from services.common.network import UNKNOWN, client_address

logger = logging.getLogger(__name__)

# Never a place to go after logging in.
_LOGOUT_PATHS = {"/logout/", "/admin/logout/"}

# Mails leave beside the request: how long the mail server takes must not tell whether an address has an account.
_mailroom = ThreadPoolExecutor(max_workers=2, thread_name_prefix="account-mail")


def display_name(user: User) -> str:
    """What allauth's texts call somebody."""
    return user.full_name or user.username


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, SMTPException) as error:
        # Without the traceback: it could hold the address.
        logger.error(  # noqa: TRY400
            "account mail not sent: %s", type(error).__name__
        )


class AccountAdapter(DefaultAccountAdapter):
    """Staff accounts: nobody signs up, wrong passwords are axes' business, everything speaks Indonesian."""

    error_messages = DefaultAccountAdapter.error_messages | ALLAUTH_TEXTS

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """No JSON twin of the pages: one way in is enough to guard."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """allauth would count by the name as typed; django-axes counts by account (services.accounts.lockout)."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Also what asks for the password again; a right one gives back the tries that the guard had counted."""
        user: User | None = super().authenticate(request, **credentials)
        if user is not None:
            forgive_tries(user)
        return user

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or UNKNOWN

    def is_safe_url(self, url: str | None) -> bool:
        return bool(url) and urlsplit(url).path not in _LOGOUT_PATHS and bool(super().is_safe_url(url))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not within ACCOUNT_REAUTHENTICATION_TIMEOUT of the login itself: the password was typed a moment ago."""
        if not super().is_reauthentication_required(app=app, **kwargs):
            return False
        records = get_authentication_records(context.request, context.request.user)
        last = max((record["at"] for record in records), default=0.0)
        return bool(time.time() - last >= app_settings.REAUTHENTICATION_TIMEOUT)

    def set_password(self, user: User, password: str) -> None:
        set_own_password(user=user, password=password, address=client_address(context.request))

    def post_login(self, request: HttpRequest, user: User, **kwargs: Any) -> HttpResponse:
        methods = sorted({record["method"] for record in get_authentication_records(request, user)})
        record_login_event("account.logged_in", user=user, address=client_address(request), data={"methods": methods})
        response: HttpResponse = super().post_login(request, user, **kwargs)
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        message = self.render_mail(template_prefix, email, {"request": self.request, "email": email, **context})
        _mailroom.submit(_send, message)


class SecondFactorAdapter(DefaultMFAAdapter):
    """TOTP secrets and the seed of recovery codes lie encrypted in the database."""

    error_messages = DefaultMFAAdapter.error_messages | SECOND_FACTOR_TEXTS

    def get_totp_label(self, user: User) -> str:
        return user.username

    def encrypt(self, text: str) -> str:
        return encrypt_bytes(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return decrypt_bytes(encrypted_text.encode()).decode()
