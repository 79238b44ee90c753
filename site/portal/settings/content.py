"""Wagtail: one Indonesian site whose admin talks to nobody outside."""

from portal.settings.environment import env

PUBLIC_BASE_URL = env.str("PUBLIC_BASE_URL", "http://127.0.0.1:8000").rstrip("/")

WAGTAIL_SITE_NAME = "Portal Labkesmas"
WAGTAILADMIN_BASE_URL = PUBLIC_BASE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Off: whoever types and publishes within half a second meets the page that the autosave has just made, and an error.
WAGTAIL_AUTOSAVE_INTERVAL = 0
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_CONTENT_LANGUAGES = [("id", "Bahasa Indonesia")]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("id", "Bahasa Indonesia")]
WAGTAIL_USER_TIME_ZONES = ["Asia/Jakarta"]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "cms_pages.base.search_backend", "SEARCH_CONFIG": "indonesian"},
}
# So that the price history knows who approved.
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms_pages.catalogue.workflow.publish_approved"
# Pictures that editors upload. SVG may hold scripts, and metadata of AVIF can't be taken out without changing it.
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "gif", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms_pages.base.pictures.upload_form.ImageUploadForm"
# What `manage.py load_demo` calls, in this order: accounts first, pages before what stands on them.
DEMO_LOADERS = [
    "services.accounts.demo.load",
    "cms_pages.home.demo.load",
    "cms_pages.information.demo.load",
    "cms_pages.catalogue.demo.load",
    "cms_pages.news.demo.load",
    "cms_pages.publications.demo.load",
    "cms_pages.activity_reports.demo.load",
    "services.schedule.demo.load",
    "services.registrations.demo.load",
]
