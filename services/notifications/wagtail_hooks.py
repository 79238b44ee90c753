"""Staff screens: the list of messages, and the gateway's settings."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail_modeladmin.options import modeladmin_register

from services.notifications import rules
from services.notifications.admin import MessageAdmin
from services.notifications.views import screens

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
