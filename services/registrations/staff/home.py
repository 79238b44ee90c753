"""*Perlu tindakan* on the first page of the admin, for officers of a register and those who look after messages."""

from typing import Any

from wagtail.admin.ui.components import Component

from services.registrations.staff.attention import Group


class AttentionPanel(Component):
    """What waits, by place, above whatever Wagtail shows of pages."""

    name = "attention"
    template_name = "registrations/staff/home_panel.html"
    order = 50

    class Media:
        css = {"all": ["css/admin-registrations.css"]}

    def __init__(self, groups: list[Group]) -> None:
        self.groups = groups

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"groups": self.groups}
