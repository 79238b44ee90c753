"""Every address of the APIs, for the matrix of permissions: who they are for is one answer for all."""

from typing import Final

# By anybody, with GET alone.
API_READ: Final = (
    "/api/v1/exam-types/",
    "/api/v2/",
    "/api/v2/pages/",
    "/api/v2/pages/{home}/",
    "/api/v2/images/",
    "/api/v2/documents/",
    "/api/v2/faq/",
    "/api/v2/shortcuts/",
    "/api/v2/menus/",
    "/api/v2/settings/",
    "/api/v2/public-information/",
    "/api/schema/",
    "/api/docs/",
)
# Where there is nothing, or nothing with that number.
API_NOTHING_THERE: Final = (
    "/api/",
    "/api/v1/exam-types/999999999/",
    "/api/v2/pages/find/",
    "/api/v2/images/999999999/",
    "/api/v2/images/999999999/renditions/width-400/",
    "/api/v2/documents/999999999/",
)
