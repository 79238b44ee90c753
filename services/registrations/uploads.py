"""A form's file, checked before the rest of the form is looked at, and staged where the form is shown again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from services.files.enums import Accept
from services.files.errors import FileProblem, RefusedFile
from services.files.inspection import PHOTO_LIMIT
from services.files.models import StagedFile
from services.files.staging import hold, stage, staged

# Written into the request by the handler below, since a skipped file leaves no trace in request.FILES.
_SKIPPED: Final = "_skipped_uploads"


@dataclass(frozen=True)
class Upload:
    """What is kept for a field, and what was wrong with what came; the file kept before survives a bad one."""

    kept: StagedFile | None = None
    problem: FileProblem | None = None


class OneFile(FileUploadHandler):
    """Lets one file of at most PHOTO_LIMIT bytes through and skips the rest, so that the typed text is still read.

    Without it a visitor who sends 30 files, or one of 20 MB, would get their form back empty.
    """

    def __init__(self, request: HttpRequest) -> None:
        super().__init__(request)
        self.problems: dict[str, RefusedFile] = {}
        self.seen = 0
        setattr(request, _SKIPPED, self.problems)

    def new_file(self, field_name: str, *args: Any, **options: Any) -> None:
        super().new_file(field_name, *args, **options)
        self.seen += 1
        if self.seen > 1:
            self.problems[field_name] = RefusedFile("one_file")
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > PHOTO_LIMIT and self.field_name:
            self.problems[self.field_name] = RefusedFile("too_large", limit="10 MB")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handler keeps the file."""


def expect_one_file(request: HttpRequest) -> None:
    """Call before anything reads request.POST."""
    request.upload_handlers = [OneFile(request), *request.upload_handlers]


def kept_upload(request: HttpRequest, name: str) -> StagedFile | None:
    """The file that an earlier page kept for the field `name`; what came now is left alone."""
    return staged(request, request.POST.get(f"{name}_kept", ""))


def take_upload(request: HttpRequest, name: str) -> Upload:
    """Stage the file that came for the field `name`, else find the one kept before by ``<name>_kept``."""
    return _take(request, name, stage)


def hold_upload(request: HttpRequest, name: str) -> Upload:
    """The same, but what came is only held: the view stages it (staging.wait) if it shows the form again.

    Nearly all forms go through at once; theirs need neither a row to wait in nor a session to wait for.
    """
    return _take(request, name, hold)


def _take(request: HttpRequest, name: str, keep: Callable[..., StagedFile]) -> Upload:
    before = kept_upload(request, name)
    files = request.FILES.getlist(name)
    skipped: dict[str, RefusedFile] = getattr(request, _SKIPPED, {})
    if name in skipped:
        return Upload(before, skipped[name])
    if not files:
        return Upload(before)
    if len(files) > 1:
        return Upload(before, RefusedFile("one_file"))
    upload = files[0]
    if not isinstance(upload, UploadedFile):
        return Upload(before)
    try:
        return Upload(keep(request, upload, accept=Accept.PDF_OR_PHOTO))
    except FileProblem as problem:
        return Upload(before, problem)
