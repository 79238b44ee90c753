"""*Jadwal layanan* in the admin: opening hours and closures."""

from datetime import time

from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.base import ViewSetGroup

from cms_pages.base.formats import wall_time
from services.audit.viewsets import AuditedViewSet
from services.schedule.models import Closure, OpeningHours


class TimeColumn(Column):
    """A time of the day as the portal writes it, ``07.30``; empty without one."""

    def get_value(self, instance: OpeningHours) -> str:
        moment: time | None = super().get_value(instance)
        return wall_time(moment) if moment else ""


class OpeningHoursViewSet(AuditedViewSet):
    """Weekdays and hours of each service."""

    model = OpeningHours
    name = "opening_hours"
    url_prefix = "jadwal/jam-buka"
    menu_label = "Jam buka"
    icon = "time"
    form_fields = ["service", "weekday", "opens", "closes", "last_sampling"]
    list_display = [
        "service",
        "weekday",
        TimeColumn("opens", label="Buka (WIB)", sort_key="opens"),
        TimeColumn("closes", label="Tutup (WIB)", sort_key="closes"),
        TimeColumn("last_sampling", label="Sampel sampai (WIB)", sort_key="last_sampling"),
    ]
    list_filter = ["service"]


class ClosureViewSet(AuditedViewSet):
    """Holidays and other closures."""

    model = Closure
    name = "closure"
    url_prefix = "jadwal/hari-tutup"
    menu_label = "Hari tutup"
    icon = "calendar"
    form_fields = ["first_day", "last_day", "reason", "service"]
    list_display = ["first_day", "last_day", "reason", Column("service_label", label="Layanan", sort_key="service")]


class ScheduleGroup(ViewSetGroup):
    """The menu item that holds both."""

    menu_label = "Jadwal layanan"
    menu_icon = "calendar-alt"
    menu_order = 240
    items = (OpeningHoursViewSet, ClosureViewSet)


@hooks.register("register_admin_viewset")
def register_schedule() -> ScheduleGroup:
    return ScheduleGroup()
