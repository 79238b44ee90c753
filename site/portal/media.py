"""/media/: pictures and documents of the pages, from whatever storage there is.

On a server nginx answers these from disk (deploy/nginx.conf); here they come with `make run`, and with S3.
"""

import mimetypes
from pathlib import PurePosixPath
from typing import Final

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

# Shown in the page; anything else is handed over as a download, whatever it calls itself.
SHOWN: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "application/pdf"})
# Names of renditions carry a hash of how they were made; an edited picture gets a new name.
CACHE_SECONDS: Final = 30 * 24 * 3600


@require_safe
def public_media(_request: HttpRequest, path: str) -> HttpResponseBase:
    """The file, 404 for what isn't there or would lead outside the folder."""
    parts = PurePosixPath(path).parts
    if not parts or "\0" in path or any(part in {"..", "/"} for part in parts):
        raise Http404
    # Documents go through Wagtail's own view, which checks who may see them.
    if parts[0] == "documents" or not default_storage.exists(path):
        raise Http404
    try:
        content = default_storage.open(path)
    except (FileNotFoundError, IsADirectoryError, PermissionError):
        raise Http404 from None
    content_type = mimetypes.guess_type(path)[0] or "application/octet-stream"
    response = FileResponse(
        content, content_type=content_type, as_attachment=content_type not in SHOWN, filename=parts[-1]
    )
    response.headers["Cache-Control"] = f"public, max-age={CACHE_SECONDS}"
    return response
