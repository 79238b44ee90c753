"""Registering a visitor who stands at the desk: the public form, filled in by an officer."""

from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.admin import messages

from services.files.errors import StorageFull
from services.files.models import StagedFile
from services.registrations import queries
from services.registrations.actions import submit
from services.registrations.enums import Channel
from services.registrations.errors import DayClosed, ExamsGone, NothingChosen, PricesChanged
from services.registrations.forms import DeskForm
from services.registrations.models import Registration
from services.registrations.receipts import receipt_url
from services.registrations.rules import may_register_at_desk, may_view
from services.registrations.staff import addresses
from services.registrations.staff.views.base import RegisterView
from services.registrations.uploads import take_upload
from services.registrations.views import words


class DeskView(RegisterView):
    """Also for officers who don't see the register: they get the receipt, not the registration's page."""

    template_name = "registrations/staff/desk.html"
    page_title = "Daftarkan pengunjung"
    http_method_names = ["get", "head", "post"]

    def permitted(self) -> bool:
        return may_register_at_desk(self.request.user)

    def breadcrumbs(self) -> list[dict[str, str]]:
        crumbs = super().breadcrumbs()
        return crumbs if super().permitted() else crumbs[1:]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._page(DeskForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        upload = take_upload(request, "referral")
        form = DeskForm(request.POST, kept=upload.kept, upload_problem=upload.problem)
        if "hitung" in request.POST:
            form.keep_as_typed()
            return self._page(form)
        if not form.is_valid():
            if again := self._made_before(form):
                return again
            form.check_again()
            return self._page(form)
        try:
            made = submit(form.submission(), actor=request.user, channel=Channel.DESK, address=self.address)
        except (PricesChanged, ExamsGone, NothingChosen, DayClosed):
            form.check_again()
        except StagedFile.DoesNotExist:
            if again := self._made_before(form):
                return again
            form = DeskForm(request.POST)
            form.is_valid()
        except StorageFull as full:
            form.add_error("referral", full.text)
        except OperationalError:
            form.add_error(None, words.BUSY)
        else:
            return self._registered(made)
        return self._page(form)

    def _made_before(self, form: DeskForm) -> HttpResponse | None:
        """A double click: the letter that the form kept went with the first one."""
        registration = queries.of_form(form.token.id) if form.token else None
        return self._registered(registration) if registration else None

    def _registered(self, registration: Registration) -> HttpResponse:
        receipt = messages.button(receipt_url(registration), "Cetak tanda terima", new_window=True)
        messages.success(self.request, f"{registration.number} terdaftar.", buttons=[receipt])
        seen = may_view(self.request.user, registration)
        service = registration.service
        return redirect(addresses.detail_url(registration) if seen else addresses.register_url(service, "desk"))

    def _page(self, form: DeskForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form))
