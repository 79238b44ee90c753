"""*Jadwal layanan* in the admin: opening hours and closures."""

from wagtail import hooks
from wagtail.admin.viewsets.base import ViewSetGroup

from services.audit.viewsets import AuditedViewSet
from services.schedule.models import Closure, OpeningHours


class OpeningHoursViewSet(AuditedViewSet):
    """Weekdays and hours of each service."""

    model = OpeningHours
    name = "opening_hours"
    url_prefix = "jadwal/jam-buka"
    menu_label = "Jam buka"
    icon = "time"
    form_fields = ["service", "weekday", "opens", "closes"]
    list_display = ["service_label", "weekday_label", "opens", "closes"]
    list_filter = ["service"]


class ClosureViewSet(AuditedViewSet):
    """Holidays and other closures."""

    model = Closure
    name = "closure"
    url_prefix = "jadwal/hari-tutup"
    menu_label = "Hari tutup"
    icon = "calendar"
    form_fields = ["first_day", "last_day", "reason", "service"]
    list_display = ["first_day", "last_day", "reason", "service_label"]


class ScheduleGroup(ViewSetGroup):
    """The menu item that holds both."""

    menu_label = "Jadwal layanan"
    menu_icon = "calendar-alt"
    menu_order = 240
    items = (OpeningHoursViewSet, ClosureViewSet)


@hooks.register("register_admin_viewset")
def register_schedule() -> ScheduleGroup:
    return ScheduleGroup()
