"""*Registrasi Pemeriksaan Lab*: the public form, the same at the desk, and the applicant's correction."""

from typing import Any

from cms_pages.base.pickers import Choice, Group
from cms_pages.catalogue.queries import flat
from services.common.enums import Service
from services.common.form_fields import PersonNameField
from services.registrations.actions.submission import Correction, Person, Submission
from services.registrations.enums import Flag
from services.registrations.forms.consent import ConsentFields
from services.registrations.forms.contact import ContactFields
from services.registrations.forms.exams import ExamFields
from services.registrations.forms.person import PersonFields
from services.registrations.forms.protection import ProtectedForm
from services.registrations.forms.referral import ReferralFields
from services.registrations.forms.visit import VisitFields
from services.registrations.models import Registration


class LaboratoryForm(
    ConsentFields, ExamFields, ReferralFields, VisitFields, ContactFields, PersonFields, ProtectedForm
):
    """What a visitor fills in. `kept` is the staged referral letter."""

    service = Service.LABORATORY
    token_kind = "registrasi-laboratorium"  # noqa: S105 — the name of a form

    def token_context(self) -> str:
        return self.consent_text.version

    def check_again(self) -> None:
        """Tell, beside the other errors, what the actions would have refused: nobody should be sent back twice."""
        self.check_opening_day()
        self.check_exams()

    def submission(self) -> Submission:
        """The clean values. Only of a valid form."""
        if self.token is None:
            raise ValueError("a valid form has a token")
        clean = self.cleaned_data
        return Submission(
            form_token=self.token.id,
            person=Person(**self.person_values(), **self.contact_values()),
            visit_date=clean["visit_date"],
            shown_prices=clean["exams"],
            consent_version=self.token.context,
            referral=self.kept,
            flags=self.identity_flags() | ({Flag.WITHOUT_PROOF_OF_WORK} if self.lacks_proof else frozenset()),
        )


class DeskForm(LaboratoryForm):
    """The same, filled in by an officer for a visitor at the desk: no proof of work, and a referral if there is one."""

    asks_for_proof = False
    needs_referral = False
    desk = True

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, desk=True, **options)
        self.fields["consent"].label = "Pengunjung menyetujui pemrosesan data pribadinya, setelah membaca teksnya."


class CorrectionForm(ExamFields, ReferralFields, VisitFields):
    """What the applicant mends when the laboratory asks (*Perlu Perbaikan*). The old letter stays unless replaced."""

    service = Service.LABORATORY
    needs_referral = False

    full_name = PersonNameField(label="Nama Lengkap", help_text="Nama pasien, seperti tertulis di KTP.")

    def __init__(self, *args: Any, registration: Registration, **options: Any) -> None:
        self.items = list(registration.items.all())
        self.agreed = {item.exam_id: item.price_idr for item in self.items if item.exam_id is not None}
        initial = {"full_name": registration.full_name, "visit_date": registration.visit_date}
        super().__init__(*args, initial=initial, **options)
        self.registration = registration

    @property
    def prices(self) -> dict[int, int]:
        """Today's prices, but for exam types that were agreed on: those keep theirs, also when they are retired."""
        return {**super().prices, **self.agreed}

    @property
    def chosen_ids(self) -> set[int]:
        return super().chosen_ids if self.is_bound else set(self.agreed)

    @property
    def groups(self) -> list[Group]:
        """Those of the catalogue, after what was agreed on and isn't offered any more."""
        return [*self._retired_group(), *super().groups]

    def _retired_group(self) -> list[Group]:
        on_offer = {exam.page_id for exam in flat(self.offered)}
        chosen = self.chosen_ids
        retired = [
            Choice(f"{item.exam_id}:{item.price_idr}", item.name, item.price_idr, chosen=item.exam_id in chosen)
            for item in self.items
            if item.exam_id is not None and item.exam_id not in on_offer
        ]
        return [Group("Pilihan Anda sebelumnya", retired, first=True)] if retired else []

    def check_again(self) -> None:
        """As LaboratoryForm's; the day agreed on before needs no check."""
        if self.cleaned_data.get("visit_date") != self.registration.visit_date:
            self.check_opening_day()
        self.check_exams()

    def correction(self) -> Correction:
        """The clean values. Only of a valid form."""
        clean = self.cleaned_data
        return Correction(
            full_name=clean["full_name"],
            visit_date=clean["visit_date"],
            shown_prices=clean["exams"],
            referral=self.kept,
        )
