"""The people who work in the portal."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Makes accounts; the name is what they type, never a display name."""

    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "User":
        user = self.model(username=username, **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, username: str, password: str | None = None, **fields: Any) -> "User":
        return self.create_user(username, password, **{"is_staff": True, "is_superuser": True, **fields})

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(username__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """An employee. Logs in with the user name, the NIP or the e-mail address."""

    username = models.CharField("nama pengguna", max_length=150, unique=True)
    full_name = models.CharField("nama lengkap", max_length=200)
    nip = models.CharField("NIP", max_length=18, unique=True, null=True, blank=True)
    email = models.EmailField("surel", blank=True)
    phone = models.CharField("nomor WhatsApp", max_length=16, blank=True)
    is_active = models.BooleanField("aktif", default=True)
    is_staff = models.BooleanField("pegawai", default=True)
    date_joined = models.DateTimeField("dibuat pada", auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects = UserManager()

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        constraints = [
            models.UniqueConstraint(Lower("username"), name="user_username_case_insensitive"),
            models.UniqueConstraint(Lower("email"), name="user_email_case_insensitive", condition=~models.Q(email="")),
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name.split(" ")[0]
