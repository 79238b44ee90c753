"""What a page says of a file of the library before somebody fetches it."""

from wagtail.documents.models import AbstractDocument

from cms_pages.base.formats import file_size, long_date


def kind_and_size(document: AbstractDocument) -> str:
    """``PDF, 640 KB``; what is known of it."""
    size = file_size(document.file_size) if document.file_size is not None else ""
    return ", ".join(filter(None, (document.file_extension.upper(), size)))


def note(document: AbstractDocument) -> str:
    """``PDF, 640 KB, 12 Februari 2026``: the date is when it came into the library."""
    return ", ".join(filter(None, (kind_and_size(document), long_date(document.created_at))))
