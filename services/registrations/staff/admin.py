"""A register as a modeladmin: the menu entry and the list. Everything that writes has a screen of its own."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path, re_path
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from services.registrations.kinds import LABORATORY, Kind
from services.registrations.models import Registration
from services.registrations.staff.addresses import FOLDERS
from services.registrations.staff.columns import RegisterColumns
from services.registrations.staff.listing import PER_PAGE, RegisterIndexView
from services.registrations.staff.urls import patterns


def register_permissions(kind: Kind) -> type[PermissionHelper]:
    """Who may see the list: the right to the register, which modeladmin's own 'any right to the model' is not."""

    class RegisterPermissions(PermissionHelper):
        def user_can_list(self, user: Any) -> bool:
            return bool(user.is_active and user.has_perm(kind.view_permission))

        def user_has_any_permissions(self, user: Any) -> bool:
            return self.user_can_list(user)

        def user_can_create(self, user: Any) -> bool:
            return False

        def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
            return False

        user_can_edit_obj = user_can_delete_obj = user_can_inspect_obj

    return RegisterPermissions


class RegisterAdmin(RegisterColumns, ModelAdmin):
    """The register of one `kind`.

    modeladmin's create, edit, delete, inspect, history and export are off: their addresses don't exist. Its entries in
    Wagtail's url finder and reference index are off too: reports and chooser would name registrations to everybody.
    """

    kind: Kind
    model = Registration
    index_view_class = RegisterIndexView
    index_template_name = "registrations/staff/list.html"
    list_per_page = PER_PAGE
    history_view_enabled = False

    def __init__(self, parent: Any = None) -> None:
        self.base_url_path = FOLDERS[self.kind.service]
        self.permission_helper_class = register_permissions(self.kind)
        super().__init__(parent)

    def get_list_export(self, request: Any) -> tuple[()]:
        return ()

    def get_admin_urls_for_registration(self) -> tuple[URLPattern | URLResolver, ...]:
        folder = FOLDERS[self.kind.service]
        index = self.url_helper
        return (
            re_path(index.get_action_url_pattern("index"), self.index_view, name=index.get_action_url_name("index")),
            path(f"{folder}/", include((patterns(self.kind), folder))),
        )

    def get_permissions_for_registration(self) -> QuerySet[Permission]:
        """Ours are given by role (services.accounts.roles), not by hand in a group's form."""
        return Permission.objects.none()

    def register_admin_url_finders(self) -> None:
        return

    def register_indexing(self) -> None:
        return


class LaboratoryAdmin(RegisterAdmin):
    """*Laboratorium*."""

    kind = LABORATORY
    menu_label = "Laboratorium"
    menu_icon = "clipboard-list"
    menu_order = 10
