"""What every screen about a register has in common: whose it is, who may enter, nothing kept by a browser."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView
from wagtail.admin import messages

from services.common.network import client_address
from services.registrations.errors import Anonymised, Refused
from services.registrations.flow import Step
from services.registrations.kinds import LABORATORY, Kind
from services.registrations.models import Registration
from services.registrations.staff import addresses, words


@method_decorator(never_cache, name="dispatch")
class RegisterView(TemplateView):
    """A screen of one service's register, for those who may see the register.

    PermissionDenied is what Wagtail turns into a redirect to the admin's home with a sentence.
    """

    kind: Kind = LABORATORY
    page_title = ""

    def permitted(self) -> bool:
        """Whether this officer may enter. Screens that write ask for more."""
        user: Any = self.request.user
        return bool(user.is_active and user.has_perm(self.kind.view_permission))

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not self.permitted():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @property
    def address(self) -> str | None:
        """Where the officer sits, for the trail."""
        return client_address(self.request)

    def breadcrumbs(self) -> list[dict[str, str]]:
        """From the list to here."""
        service = self.kind.service
        return [
            {"url": addresses.index_url(service), "label": words.title_of(service)},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        here = {"page_title": self.page_title, "breadcrumbs_items": self.breadcrumbs(), "kind": self.kind}
        here["folder"] = addresses.FOLDERS[self.kind.service]
        return super().get_context_data(**(here | kwargs))


class RegistrationView(RegisterView):
    """A screen about one registration, found by the id in the address among those of its service.

    Once the registration is anonymised only screens that `open_anonymised` are left of them.
    """

    open_anonymised = False

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self._found: Registration | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.permitted() and not self.open_anonymised and self.registration.anonymised_at is not None:
            return self.refused(Anonymised("", self.registration.status))
        return super().dispatch(request, *args, **kwargs)

    @property
    def registration(self) -> Registration:
        """The registration, read once. Raises Http404; asked for only after `permitted`."""
        if self._found is None:
            rows = Registration.objects.select_related("referral", "submitted_by")
            self._found = rows.filter(pk=self.kwargs["pk"], service=self.kind.service).first()
        if self._found is None:
            raise Http404
        return self._found

    def link(self, name: str, *args: object) -> str:
        """The address of another screen about the same registration."""
        return addresses.of(self.registration, name, *args)

    def breadcrumbs(self) -> list[dict[str, str]]:
        service = self.kind.service
        crumbs = [
            {"url": addresses.index_url(service), "label": words.title_of(service)},
            {"url": self.link("detail") if self.page_title else "", "label": self.registration.number},
        ]
        return [*crumbs, {"url": "", "label": self.page_title}] if self.page_title else crumbs

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **({"registration": self.registration, "detail_url": self.link("detail")} | kwargs)
        )

    def back(self) -> HttpResponse:
        """To the registration's page, which shows where it stands now."""
        return redirect(self.link("detail"))

    def refused(self, refusal: Refused) -> HttpResponse:
        """Nothing was changed: say why on the page that shows how it stands."""
        messages.error(self.request, words.explain(refusal))
        return self.back()

    def succeeded(self, step: Step) -> HttpResponse:
        """The step is taken."""
        messages.success(self.request, words.done(step, self.registration.number))
        return self.back()

    def step_named(self, name: str) -> Step:
        """A step of this service's flow. Raises Http404."""
        step = next((step for step in self.kind.flow if step.name == name), None)
        if step is None:
            raise Http404
        return step
