"""Installed apps, middleware, templates, addresses."""

from portal.settings.environment import BASE_DIR

INSTALLED_APPS = [
    "cms_pages.base",
    "cms_pages.home",
    "cms_pages.information",
    "cms_pages.catalogue",
    "cms_pages.news",
    "cms_pages.publications",
    "cms_pages.activity_reports",
    "cms_pages.search_pages",
    "cms_pages.discovery",
    "cms_pages.content_api",
    "services.common",
    "services.accounts",
    "services.audit",
    "services.guards",
    "services.files",
    "services.notifications",
    "services.schedule",
    "services.registrations",
    "services.tracking",
    "services.price_lists",
    "services.editorial",
    "services.operations",
    "services.api",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.contrib.typed_table_block",
    "wagtail.contrib.search_promotions",
    "wagtail.embeds",
    "wagtail.sites",
    "services.accounts.apps.WagtailAccountsConfig",  # wagtail.users, with our screens for accounts
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "wagtail_modeladmin",
    "modelcluster",
    "taggit",
    "rest_framework",
    "drf_spectacular",
    "corsheaders",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.contrib.humanize",
    "django.forms",  # its widget templates, for FORM_RENDERER
]

MIDDLEWARE = [
    "portal.middleware.TrustedProxyMiddleware",
    "portal.middleware.HeadMiddleware",
    "portal.middleware.RequestLogMiddleware",
    # Before all that a kept page needn't pass: its headers are kept with it, but for the number of the request above.
    "cms_pages.base.page_cache.middleware.PageCacheMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.ContentPolicyMiddleware",
    "portal.middleware.SecurityHeadersMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "services.common.csrf.CsrfMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "services.accounts.middleware.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "cms_pages.base.middleware.AdminSearchLimitMiddleware",
    "cms_pages.base.middleware.AdminAddressMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# One template draws every field of our forms: templates/components/field.html.
FORM_RENDERER = "cms_pages.base.forms.PortalFormRenderer"
CSRF_FAILURE_VIEW = "cms_pages.base.views.csrf_failure"
