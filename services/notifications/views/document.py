"""Where the gateway fetches the one document that it is about to send."""

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from services.common.network import client_address
from services.files.models import StoredFile
from services.files.queries import read
from services.notifications import documents


@require_safe
@never_cache
def gateway_document(request: HttpRequest, token: str) -> HttpResponse:
    """The document, at most three times in ten minutes; else the same 404 for every reason. A HEAD counts as well."""
    opened = documents.fetch(token, address=client_address(request))
    if opened is None:
        raise Http404
    file = get_object_or_404(StoredFile, pk=opened.document_id)
    response = HttpResponse(read(file), content_type=file.content_type)
    # The name that the applicant's phone will show: the original one may hold somebody's name.
    extension = mimetypes.guess_extension(file.content_type) or ""
    response["Content-Disposition"] = f'attachment; filename="dokumen{extension}"'
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
