"""The one door of private files: asks the rule, writes the trail, hands out the checked bytes."""

import uuid
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from services.audit.actions import record
from services.common.network import client_address
from services.files.access import grant
from services.files.models import StoredFile
from services.files.queries import read

# Everything else is only ever downloaded.
SHOWN_IN_BROWSER: Final = frozenset({"application/pdf"})
# No `sandbox` for what is shown: Chromium's own PDF viewer doesn't open in one.
NOTHING_LOADS: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


@require_safe
def serve(request: HttpRequest, file_id: uuid.UUID) -> HttpResponse:
    """/berkas/<id>/: shown in the browser, or downloaded with ?unduh=1. 404 for all who may not, known or unknown."""
    file = StoredFile.objects.filter(pk=file_id).first()
    leave = grant(request, file) if file else None
    if file is None or leave is None:
        raise Http404
    content = read(file)
    download = request.GET.get("unduh") == "1" or file.content_type not in SHOWN_IN_BROWSER
    if request.method == "GET":
        record(
            "file.downloaded" if download else "file.viewed",
            actor=request.user if request.user.is_authenticated else None,
            actor_label=leave.actor_label,
            obj=leave.about,
            address=client_address(request),
            data={"file": str(file.pk), "purpose": file.purpose, "sha256": file.sha256, **leave.data},
        )
    response = HttpResponse(content, content_type=file.content_type)
    disposition = content_disposition_header(as_attachment=download, filename=leave.name or file.original_name)
    response["Content-Disposition"] = disposition or ("attachment" if download else "inline")
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["X-Content-Type-Options"] = "nosniff"
    policy = f"{NOTHING_LOADS}; frame-ancestors 'self'"
    response["Content-Security-Policy"] = f"{policy}; sandbox" if download else policy
    return response
