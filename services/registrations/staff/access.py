"""Which private files of registrations staff may open: those of a register that they may see, old versions too."""

from django.http import HttpRequest

from services.files.access import Grant
from services.files.models import StoredFile
from services.registrations.models import Registration, ResultVersion
from services.registrations.rules import may_view


def staff_referral(request: HttpRequest, file: StoredFile) -> Grant | None:
    """A referral letter, for those who may see its registration."""
    return _granted(request, Registration.objects.filter(referral=file).first())


def staff_result(request: HttpRequest, file: StoredFile) -> Grant | None:
    """A result in whatever state, for those who may see its registration."""
    version = ResultVersion.objects.filter(file=file).select_related("registration").first()
    return _granted(request, version.registration if version else None)


def _granted(request: HttpRequest, registration: Registration | None) -> Grant | None:
    if registration is None or not request.user.is_authenticated or not may_view(request.user, registration):
        return None
    return Grant(about=registration)
