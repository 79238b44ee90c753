"""The page of one registration."""

from typing import Any

from services.registrations.staff.detail import detail_context
from services.registrations.staff.views.base import RegistrationView


class DetailView(RegistrationView):
    """Next step first, then the person, the exams, the way so far, documents and messages. Personal data masked."""

    template_name = "registrations/staff/detail.html"
    open_anonymised = True
    http_method_names = ["get", "head"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**(detail_context(self.request, self.registration) | kwargs))
