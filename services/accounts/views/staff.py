"""Accounts in the Wagtail admin: list, new, edit, unlock, second factor. Writing goes through the actions."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn, TitleColumn
from wagtail.admin.views.account import AccountView, NameEmailSettingsPanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.users.views import groups as wagtail_groups
from wagtail.users.views import users as wagtail_users

from services.accounts.actions import (
    change_account,
    create_account,
    reset_second_factor,
    unlock_login,
)
from services.accounts.forms.staff import AccountForm
from services.accounts.messages import AccountRefusal
from services.accounts.models import User
from services.accounts.rules import may_edit_account, may_reset_second_factor, may_unlock_login
from services.common.network import client_address


def _actor(request: HttpRequest) -> User:
    """Who is logged in: every view here stands behind the admin's own check."""
    return cast("User", request.user)


class KeepPolicy(ModelPermissionPolicy):
    """Accounts are deactivated, never deleted: what they did must stay readable."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))


class ReadOnlyPolicy(ModelPermissionPolicy):
    """Groups come from services.accounts.roles; a change on a screen would be gone with the next sync."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return False

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return False


def _role_names(user: User) -> str:
    return ", ".join(sorted(group.name for group in user.groups.all())) or "–"


class AccountIndexView(wagtail_users.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    results_template_name = "wagtailadmin/generic/index_results.html"
    page_title = "Pengguna"
    add_item_label = "Tambah pengguna"
    search_fields = ("username", "full_name", "nip", "email")

    @cached_property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("full_name", label="Nama", sort_key="full_name", get_url=self.get_edit_url),
            Column("username", label="Nama pengguna", sort_key="username"),
            Column("nip", label="NIP", accessor=lambda user: user.nip or "–", sort_key="nip"),
            Column("roles", label="Peran", accessor=_role_names),
            BooleanColumn("is_active", label="Aktif", sort_key="is_active"),
            DateColumn("last_login", label="Login terakhir", sort_key="last_login"),
        ]

    def get_base_queryset(self) -> Any:
        return super().get_base_queryset().prefetch_related("groups")

    def order_queryset(self, queryset: Any) -> Any:
        return queryset.order_by(self.ordering, "pk") if self.ordering else queryset

    def get_list_buttons(self, instance: User) -> list[Button]:
        return []


class _WriteMixin:
    """A refusal of ours stands on top of the form, which keeps what was typed."""

    request: HttpRequest

    def get_form_kwargs(self) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_form_kwargs()  # type: ignore[misc]
        kwargs.pop("editing_self", None)
        return {**kwargs, "actor": self.request.user}

    def form_valid(self, form: AccountForm) -> HttpResponse:
        try:
            return super().form_valid(form)  # type: ignore[misc, no-any-return]
        except AccountRefusal as refusal:
            form.add_error(None, str(refusal))
            self.produced_error_message = str(refusal)
            return self.form_invalid(form)  # type: ignore[attr-defined, no-any-return]


class AccountCreateView(_WriteMixin, wagtail_users.CreateView):
    page_title = "Tambah pengguna"
    success_message = "Akun “%(object)s” dibuat."
    error_message = "Akun belum dibuat. Perbaiki isian yang ditandai."

    def save_instance(self) -> User:
        return create_account(
            actor=_actor(self.request),
            data=self.form.data_of_account,
            roles=self.form.chosen_roles or set(),
            password=self.form.cleaned_data["password1"] or None,
            address=client_address(self.request) or None,
        )


class AccountEditView(_WriteMixin, wagtail_users.EditView):
    success_message = "Akun “%(object)s” disimpan."
    error_message = "Akun belum disimpan. Perbaiki isian yang ditandai."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_edit_account(_actor(request), self.object):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)  # type: ignore[no-any-return]

    def save_instance(self) -> User:
        user = change_account(
            actor=_actor(self.request),
            user=self.object,
            data=self.form.data_of_account,
            roles=self.form.chosen_roles,
            is_active=self.form.cleaned_data.get("is_active"),
            password=self.form.cleaned_data["password1"] or None,
            address=client_address(self.request) or None,
        )
        if user.pk == self.request.user.pk:
            wagtail_users.update_session_auth_hash(self.request, user)
        return user

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        actor, user, buttons = _actor(self.request), self.object, []
        if may_unlock_login(actor):
            url = reverse("wagtailusers_users:unlock", args=[user.pk])
            buttons.append(Button("Buka kunci login", url=url, icon_name="lock-open", priority=10))
        if may_reset_second_factor(actor, user):
            url = reverse("wagtailusers_users:reset_second_factor", args=[user.pk])
            buttons.append(Button("Atur ulang verifikasi dua langkah", url=url, icon_name="rotate", priority=20))
        return buttons


class RefusedView(wagtail_users.DeleteView):
    """There is no deleting of accounts."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        raise PermissionDenied


class ConfirmView(WagtailAdminTemplateMixin, TemplateView):
    """One question, one button, one action on an account."""

    template_name = "account/staff/confirm.html"
    header_icon = "user"
    question = ""
    button = ""
    done = ""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.user = get_object_or_404(User, pk=kwargs["pk"])
        if not self.is_allowed():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def is_allowed(self) -> bool:
        raise NotImplementedError

    def act(self) -> None:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.act()
        messages.success(request, self.done % {"name": self.user})
        return redirect("wagtailusers_users:edit", self.user.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"question": self.question % {"name": self.user}, "button": self.button}
        back = reverse("wagtailusers_users:edit", args=[self.user.pk])
        return super().get_context_data(**kwargs, **words, back=back)


class UnlockView(ConfirmView):
    page_title = "Buka kunci login"
    question = "Buka kunci login %(name)s? Percobaan yang gagal dihitung lagi dari nol."
    button = "Buka kunci"
    done = "Kunci login %(name)s sudah dibuka."

    def is_allowed(self) -> bool:
        return may_unlock_login(_actor(self.request))

    def act(self) -> None:
        unlock_login(actor=_actor(self.request), user=self.user, address=client_address(self.request) or None)


class ResetSecondFactorView(ConfirmView):
    page_title = "Atur ulang verifikasi dua langkah"
    question = (
        "Lepas verifikasi dua langkah dari akun %(name)s? Pastikan dahulu siapa yang meminta. "
        "Semua sesinya berakhir, dan ia mendaftarkan ponsel baru saat login berikutnya."
    )
    button = "Atur ulang"
    done = "Verifikasi dua langkah %(name)s sudah diatur ulang."

    def is_allowed(self) -> bool:
        return may_reset_second_factor(_actor(self.request), self.user)

    def act(self) -> None:
        reset_second_factor(actor=_actor(self.request), user=self.user, address=client_address(self.request) or None)


class AccountViewSet(wagtail_users.UserViewSet):
    """Wagtail's screens for users, with our fields, our rules and our trail."""

    menu_label = "Pengguna"
    ordering = "full_name"
    copy_view_enabled = False
    index_view_class = AccountIndexView
    add_view_class = AccountCreateView
    edit_view_class = AccountEditView
    delete_view_class = RefusedView
    index_template_name = "wagtailadmin/generic/index.html"
    index_results_template_name = "wagtailadmin/generic/index_results.html"
    create_template_name = "wagtailadmin/generic/form.html"
    edit_template_name = "wagtailadmin/generic/edit.html"
    search_fields = AccountIndexView.search_fields

    @property
    def permission_policy(self) -> KeepPolicy:
        return KeepPolicy(self.model)

    def get_form_class(self, for_update: bool = False) -> type[AccountForm]:
        return AccountForm

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            *super().get_urlpatterns(),
            path("unlock/<int:pk>/", UnlockView.as_view(), name="unlock"),
            path("second-factor/<int:pk>/", ResetSecondFactorView.as_view(), name="reset_second_factor"),
        ]


class RoleViewSet(wagtail_groups.GroupViewSet):
    """Groups have no screen: the matrix in the code is the only place where a right is given."""

    add_to_settings_menu = False

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model)


class SettingsView(AccountView):
    """One's own settings. Name and e-mail are kept by those who manage accounts."""

    page_title = "Akun saya"

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if not isinstance(panel, NameEmailSettingsPanel)]


account_settings = never_cache(require_admin_access(SettingsView.as_view()))
