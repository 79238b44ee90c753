"""/api/v2/"""

from django.urls import URLPattern, path

from cms_pages.content_api import site, views

app_name = "content_api"

urlpatterns: list[URLPattern] = [
    path("", site.Root.as_view(), name="root"),
    path("pages/", views.PageList.as_view(), name="pages"),
    path("pages/find/", views.PageFind.as_view(), name="find"),
    path("pages/<int:pk>/", views.PageDetail.as_view(), name="page"),
    path("images/", views.ImageList.as_view(), name="images"),
    path("images/<int:pk>/", views.ImageDetail.as_view(), name="image"),
    path("images/<int:pk>/renditions/<str:name>/", views.ImageRendition.as_view(), name="rendition"),
    path("documents/", views.DocumentList.as_view(), name="documents"),
    path("documents/<int:pk>/", views.DocumentDetail.as_view(), name="document"),
    path("faq/", site.Faq.as_view(), name="faq"),
    path("shortcuts/", site.Shortcuts.as_view(), name="shortcuts"),
    path("menus/", site.Menus.as_view(), name="menus"),
    path("settings/", site.Settings.as_view(), name="settings"),
    path("public-information/", site.PublicInformationList.as_view(), name="public-information"),
]
