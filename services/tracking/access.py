"""Which private files an applicant may open: the released result and the letter of the registration that is open.

Under names of ours: what an officer called a scan may hold another person's name.
"""

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
    return Grant(
        about=version.registration,
        actor_label=APPLICANT,
        name=_result_name(version),
        data={"version": version.version},
    )


def _result_name(version: ResultVersion) -> str:
    """``Hasil-L261123-7KQ4-M9XA.pdf``, and from the second version on ``Hasil-L261123-7KQ4-M9XA-versi-2.pdf``."""
    corrected = f"-versi-{version.version}" if version.version > 1 else ""
    return f"Hasil-{version.registration.number}{corrected}.pdf"


def applicant_referral(request: HttpRequest, file: StoredFile) -> Grant | None:
    """The letter that the applicant sent along."""
    opened = session.opened(request)
    registration = Registration.objects.filter(pk=opened, referral=file).first() if opened is not None else None
    if registration is None:
        return None
    return Grant(about=registration, actor_label=APPLICANT, name=f"Surat-rujukan-{registration.number}.pdf")
