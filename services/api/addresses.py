"""Absolute addresses of /api/v1/."""

from typing import Final

from cms_pages.content_api.addresses import absolute

EXAM_TYPES: Final = "/api/v1/exam-types/"


def exam_type_url(pk: int) -> str:
    return absolute(f"{EXAM_TYPES}{pk}/")
