"""Staff screens: the list of messages, and the gateway's settings."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, re_path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from services.notifications import rules
from services.notifications.models import Message
from services.notifications.views import screens
from services.notifications.views.listing import MessageIndexView


class ReadOnly(PermissionHelper):
    """Listing goes by `rules.may_see`; modeladmin's own create, edit and delete are nobody's."""

    def user_can_list(self, user: Any) -> bool:
        return rules.may_see(user)

    def user_can_create(self, user: Any) -> bool:
        return False

    def user_can_edit_obj(self, user: Any, obj: Message) -> bool:
        return False

    def user_can_delete_obj(self, user: Any, obj: Message) -> bool:
        return False

    def user_has_any_permissions(self, user: Any) -> bool:
        return rules.may_see(user)


class MessageAdmin(ModelAdmin):
    """*Pesan* in the menu of staff who may see messages."""

    model = Message
    base_url_path = "pesan"
    menu_label = "Pesan"
    menu_icon = "mail"
    menu_order = 250
    list_display = ("status",)
    index_view_class = MessageIndexView
    index_template_name = "notifications/staff/index.html"
    permission_helper_class = ReadOnly

    def get_admin_urls_for_registration(self) -> tuple[URLPattern, ...]:
        """The list and our own doors; modeladmin's create, edit, delete and history don't exist."""
        return (
            re_path(
                self.url_helper.get_action_url_pattern("index"),
                self.index_view,
                name=self.url_helper.get_action_url_name("index"),
            ),
            path("pesan/<int:pk>/", screens.detail, name="notifications_message_detail"),
            path("pesan/<int:pk>/kirim-ulang/", screens.resend_message, name="notifications_message_resend"),
            path("pesan/<int:pk>/sudah-ditelepon/", screens.call_message, name="notifications_message_called"),
            path("pesan/<int:pk>/selesai/", screens.dismiss_message, name="notifications_message_dismiss"),
        )

    def register_admin_url_finders(self) -> None:
        """None: no page of Wagtail links to a message."""

    def register_indexing(self) -> None:
        """None: a message refers to nothing that Wagtail indexes."""


modeladmin_register(MessageAdmin)


class GatewayMenuItem(MenuItem):
    """Shown to those who may set the gateway."""

    def is_shown(self, request: HttpRequest) -> bool:
        return rules.may_set_gateway(request.user)


@hooks.register("register_admin_urls")
def gateway_urls() -> list[URLPattern]:
    return [
        path("gerbang-whatsapp/", screens.gateway, name="notifications_gateway"),
        path("gerbang-whatsapp/uji/", screens.gateway_test, name="notifications_gateway_test"),
    ]


@hooks.register("register_settings_menu_item")
def gateway_menu_item() -> Any:
    return GatewayMenuItem("Gerbang WhatsApp", reverse("notifications_gateway"), icon_name="mail", order=500)
