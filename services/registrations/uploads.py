"""A form's file, staged before the rest of the form is looked at."""

from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from services.files.enums import Accept
from services.files.errors import FileProblem, RefusedFile
from services.files.models import StagedFile
from services.files.staging import stage, staged


@dataclass(frozen=True)
class Upload:
    """What is kept for a field, and what was wrong with what came; the file kept before survives a bad one."""

    kept: StagedFile | None = None
    problem: FileProblem | None = None


def take_upload(request: HttpRequest, name: str) -> Upload:
    """Stage the file that came for the field `name`, else find the one kept before by ``<name>_kept``."""
    before = staged(request, request.POST.get(f"{name}_kept", ""))
    files = request.FILES.getlist(name)
    if not files:
        return Upload(before)
    if len(files) > 1:
        return Upload(before, RefusedFile("one_file"))
    upload = files[0]
    if not isinstance(upload, UploadedFile):
        return Upload(before)
    try:
        return Upload(stage(request, upload, accept=Accept.PDF_OR_PHOTO))
    except FileProblem as problem:
        return Upload(before, problem)
