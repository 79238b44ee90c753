"""The people who work in the portal."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Length, Lower, Replace
from django.db.models.lookups import Exact
from django.utils.crypto import salted_hmac

from services.accounts.validators import (
    NIP_LENGTH,
    USERNAME_LENGTH,
    check_nip,
    check_username,
    check_username_against_nip,
)
from services.common.encryption import EncryptedTextField


def _without_digits(field: str) -> Replace:
    """The column with every ASCII digit taken out: REPLACE is the one string function that both databases share."""
    expression: Any = field
    for digit in "0123456789":
        expression = Replace(expression, Value(digit), Value(""))
    return expression  # type: ignore[no-any-return]


def _digits_only(field: str) -> Exact:
    """The column holds ASCII digits and nothing else."""
    return Exact(_without_digits(field), Value(""))


def _has_length(field: str, length: int) -> Exact:
    """The column holds exactly so many characters."""
    return Exact(Length(field), Value(length))


class UserManager(BaseUserManager["User"]):
    """Makes accounts for commands and tests. What people do goes through services.accounts.actions."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A saved account; without a password nobody can log in to it."""
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        """A saved account with every right."""
        return self.create_user(username, password, **{"is_superuser": True, **fields})

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An employee. Logs in with the user name, the NIP or the e-mail address.

    The three can't be mistaken for each other: an address has an @, a user name has none, and a user name of 18
    digits is one's own NIP. Accounts are deactivated, never deleted: what they did stays readable.
    """

    username = models.CharField(
        "nama pengguna",
        max_length=USERNAME_LENGTH,
        unique=True,
        validators=[check_username],
        error_messages={"unique": "Nama pengguna ini sudah dipakai."},
    )
    full_name = models.CharField("nama lengkap", max_length=200)
    nip = models.CharField(
        "NIP",
        max_length=NIP_LENGTH,
        unique=True,
        null=True,
        blank=True,
        validators=[check_nip],
        error_messages={"unique": "NIP ini sudah dipakai akun lain."},
    )
    email = models.EmailField("surel", blank=True)
    phone = EncryptedTextField("nomor WhatsApp", blank=True, default="")
    is_active = models.BooleanField("aktif", default=True)
    # Part of what a session is signed with: one more, and every session of this account is over.
    session_generation = models.PositiveIntegerField("angkatan sesi", default=0, editable=False)
    date_joined = models.DateTimeField("dibuat pada", auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name", "email"]

    objects = UserManager()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["full_name", "pk"]
        permissions = [
            ("unlock_login", "Dapat membuka kunci login"),
            ("reset_second_factor", "Dapat mengatur ulang verifikasi dua langkah"),
        ]
        constraints = [
            models.UniqueConstraint(
                Lower("username"),
                name="user_username_case_insensitive",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                name="user_email_case_insensitive",
                condition=~Q(email=""),
                violation_error_message="Surel ini sudah dipakai akun lain.",
            ),
            models.CheckConstraint(
                condition=~Q(username="") & ~Q(username__contains="@"),
                name="user_username_is_no_address",
                violation_error_message="Nama pengguna tidak boleh kosong atau memuat @.",
            ),
            models.CheckConstraint(
                condition=Q(nip__isnull=True) | (Q(_has_length("nip", NIP_LENGTH)) & Q(_digits_only("nip"))),
                name="user_nip_is_18_digits",
                violation_error_message="NIP harus 18 angka.",
            ),
            models.CheckConstraint(
                # The check for null matters: a comparison with NULL is unknown, and a CHECK lets unknown pass.
                condition=~(Q(_has_length("username", NIP_LENGTH)) & Q(_digits_only("username")))
                | Q(nip__isnull=False, username=F("nip")),
                name="user_username_of_18_digits_is_own_nip",
                violation_error_message="Nama pengguna 18 angka hanya boleh berupa NIP pengguna itu sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def clean(self) -> None:
        super().clean()
        self.email = self.email.strip()
        self.nip = self.nip or None
        try:
            check_username_against_nip(self.username, self.nip)
        except ValidationError as error:
            raise ValidationError({"username": error}) from error

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0]

    @property
    def is_staff(self) -> bool:
        """Everyone with an account is staff; some libraries ask."""
        return self.is_active

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session is signed with: the password, and the generation that `end_sessions` raises."""
        return salted_hmac(
            "services.accounts.models.User.session",
            f"{self.password}:{self.session_generation}",
            secret=secret,
            algorithm="sha256",
        ).hexdigest()
