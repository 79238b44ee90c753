"""Results: uploaded by one officer, released by another, withdrawn or corrected when wrong.

The wrong patient's result is the worst thing that can happen here. So the PDF's own text is searched for the number or
the patient's name, and where neither is found both officers type the number; that is recorded with the version.
"""

from typing import Any

from django.db import transaction

from services.common import clock
from services.files import inspection
from services.files.actions import keep
from services.files.enums import Purpose
from services.registrations import queries
from services.registrations.actions.steps import advance, check, lock
from services.registrations.enums import PatientMatch, ResultStatus, Status
from services.registrations.errors import NoResultWaiting, NumberNotTyped, SamePerson
from services.registrations.models import Registration, ResultVersion


def upload_result(
    registration_id: int,
    content: bytes,
    *,
    name: str,
    actor: Any,
    typed_number: str = "",
    address: str | None = None,
) -> ResultVersion:
    """Keep a result PDF (at most 2048 KB) as the version that waits for release; of a released one, as its correction.

    Raises files' RefusedFile for a bad PDF, NumberNotTyped when it names neither number nor patient and `typed_number`
    isn't this registration's, StepNotPossible, NotAllowed; then nothing was written.
    """
    inspection.inspect_pdf(content)
    text = inspection.pdf_text(content)
    with transaction.atomic():
        registration = lock(registration_id)
        name_of_step = "correct_result" if registration.status == Status.COMPLETED else "upload_result"
        step = registration.kind.flow[name_of_step]
        check(registration, step, actor=actor)
        match = queries.match_patient(text, registration)
        typed = queries.is_this_number(typed_number, registration)
        if match == PatientMatch.NOTHING and not typed:
            raise NumberNotTyped
        now = clock.now()
        # A second upload before the release replaces the first: one version waits at a time.
        for older in registration.results.filter(status=ResultStatus.UPLOADED):
            _end(older, ResultStatus.DISCARDED, actor=actor, reason="")
        version = ResultVersion.objects.create(
            registration=registration,
            version=registration.results.count() + 1,
            file=keep(content, purpose=Purpose.RESULT, name=name, content_type="application/pdf", actor=actor),
            match=match,
            uploaded_by=actor,
            uploaded_at=now,
            uploader_typed_number=typed,
        )
        facts = {"version": version.version, "match": match, "typed": typed, "sha256": version.sha256}
        advance(registration, step, actor=actor, address=address, facts=facts)
        return version


@transaction.atomic
def release_result(
    registration_id: int, version_id: int, *, actor: Any, typed_number: str = "", address: str | None = None
) -> ResultVersion:
    """Release the version that the officer looked at; it supersedes an earlier one.

    Raises NoResultWaiting when another version waits by now, SamePerson for the uploader, NumberNotTyped,
    StepNotPossible, NotAllowed.
    """
    registration = lock(registration_id)
    version = _waiting(registration, version_id)
    correction = registration.status == Status.COMPLETED
    step = registration.kind.flow["release_correction" if correction else "release_result"]
    check(registration, step, actor=actor)
    if version.uploaded_by_id == actor.pk:
        raise SamePerson
    typed = queries.is_this_number(typed_number, registration)
    if version.match == PatientMatch.NOTHING and not typed:
        raise NumberNotTyped
    for older in registration.results.filter(status=ResultStatus.RELEASED):
        _end(older, ResultStatus.SUPERSEDED, actor=actor, reason="")
    version.status = ResultStatus.RELEASED
    version.released_by = actor
    version.released_at = clock.now()
    version.releaser_typed_number = typed
    version.save(update_fields=["status", "released_by", "released_at", "releaser_typed_number"])
    advance(
        registration,
        step,
        actor=actor,
        address=address,
        document=version.file if registration.result_by_whatsapp else None,
        facts={"version": version.version, "typed": typed, "sha256": version.sha256},
    )
    return version


@transaction.atomic
def discard_result(
    registration_id: int, version_id: int, *, actor: Any, reason: str, address: str | None = None
) -> Registration:
    """Take back an upload that wasn't released. Raises as release_result, and ReasonMissing."""
    registration = lock(registration_id)
    version = _waiting(registration, version_id)
    correction = registration.status == Status.COMPLETED
    step = registration.kind.flow["discard_correction" if correction else "discard_result"]
    check(registration, step, actor=actor, reason=reason)
    _end(version, ResultStatus.DISCARDED, actor=actor, reason=reason)
    advance(registration, step, actor=actor, reason=reason, address=address, facts={"version": version.version})
    return registration


@transaction.atomic
def withdraw_result(registration_id: int, *, actor: Any, reason: str, address: str | None = None) -> Registration:
    """*Tarik hasil*: from this moment nobody fetches it. A correction that waits is discarded with it.

    Raises NoResultWaiting when nothing is released, StepNotPossible, NotAllowed, ReasonMissing.
    """
    registration = lock(registration_id)
    step = registration.kind.flow["withdraw_result"]
    check(registration, step, actor=actor, reason=reason)
    released = queries.released_result(registration)
    if released is None:
        raise NoResultWaiting
    _end(released, ResultStatus.WITHDRAWN, actor=actor, reason=reason)
    for waiting in registration.results.filter(status=ResultStatus.UPLOADED):
        _end(waiting, ResultStatus.DISCARDED, actor=actor, reason=reason)
    facts = {"version": released.version, "sha256": released.sha256}
    advance(registration, step, actor=actor, reason=reason, address=address, facts=facts)
    return registration


def _waiting(registration: Registration, version_id: int) -> ResultVersion:
    version = queries.waiting_result(registration)
    if version is None or version.pk != version_id:
        raise NoResultWaiting
    return version


def _end(version: ResultVersion, status: ResultStatus, *, actor: Any, reason: str) -> None:
    version.status = status
    version.ended_by = actor
    version.ended_at = clock.now()
    version.end_reason = reason.strip()
    version.save(update_fields=["status", "ended_by", "ended_at", "end_reason"])
