"""Everything below /api/."""

from django.urls import URLPattern, URLResolver, include, path, re_path

from services.api import documents, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/exam-types/", views.ExamTypeList.as_view(), name="exam_types"),
    path("v1/exam-types/<int:pk>/", views.ExamTypeDetail.as_view(), name="exam_type"),
    path("v2/", include("cms_pages.content_api.urls")),
    path("schema/", documents.Schema.as_view(), name="api_schema"),
    path("docs/", documents.docs, name="api_docs"),
    # With a slash at its end only: what lacks one is led to the address that has it.
    re_path(r"^(?:.*/)?$", documents.Unknown.as_view(), name="api_unknown"),
]
