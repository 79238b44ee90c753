"""Which private files an applicant may open: the released result and the letter of the registration that is open."""

from django.http import HttpRequest

from services.audit.actions import APPLICANT
from services.files.access import Grant
from services.files.models import StoredFile
from services.registrations.enums import ResultStatus
from services.registrations.models import Registration, ResultVersion
from services.tracking import session


def applicant_result(request: HttpRequest, file: StoredFile) -> Grant | None:
    """The version that is released at this moment; a withdrawn or superseded one is closed at once."""
    opened = session.opened(request)
    if opened is None:
        return None
    released = ResultVersion.objects.filter(file=file, registration_id=opened, status=ResultStatus.RELEASED)
    version = released.select_related("registration").first()
    if version is None:
        return None
    return Grant(about=version.registration, actor_label=APPLICANT, data={"version": version.version})


def applicant_referral(request: HttpRequest, file: StoredFile) -> Grant | None:
    """The letter that the applicant sent along."""
    opened = session.opened(request)
    registration = Registration.objects.filter(pk=opened, referral=file).first() if opened is not None else None
    return Grant(about=registration, actor_label=APPLICANT) if registration is not None else None
