"""Who may do what: the one matrix that `manage.py sync_roles` writes into groups.

A label is ``app.codename``. Super administrators need no line: their accounts carry `is_superuser`, which is every
right there is and ever will be; their group is there so that the role can be seen, given and taken like the others.
Editor and Moderator have no right that shows a patient.
"""

from typing import Final

from services.accounts.enums import Role

# Everybody with a role enters the admin.
ADMIN: Final = ("wagtailadmin.access_admin",)

_LABORATORY: Final = (
    "registrations.view_laboratory",
    "registrations.handle_laboratory",
    "registrations.release_result",
    "registrations.reveal_person",
    "registrations.unlock_tracking",
    "registrations.register_at_desk",
    "registrations.hold_person",
)
_MESSAGES: Final = (
    "notifications.view_message",
    "notifications.resend_message",
    "notifications.read_message_text",
)
_OPENING_DAYS: Final = (
    "schedule.add_openinghours",
    "schedule.change_openinghours",
    "schedule.delete_openinghours",
    "schedule.view_openinghours",
    "schedule.add_closure",
    "schedule.change_closure",
    "schedule.delete_closure",
    "schedule.view_closure",
)
_CONTENT: Final = (
    "base.change_sitesettings",
    "wagtailsearchpromotions.add_query",
    "wagtailsearchpromotions.change_query",
    "wagtailsearchpromotions.add_searchpromotion",
    "wagtailsearchpromotions.change_searchpromotion",
    "wagtailsearchpromotions.delete_searchpromotion",
)
_INFORMATION: Final = tuple(
    f"information.{action}_{model}"
    for model in ("faqentry", "shortcut", "publicinformation")
    for action in ("add", "change", "delete")
)
_PRICES: Final = ("price_lists.import_prices",)
_EDITORIAL: Final = ("editorial.view_reports", "editorial.change_editorialsettings")
_REDIRECTS: Final = (
    "wagtailredirects.add_redirect",
    "wagtailredirects.change_redirect",
    "wagtailredirects.delete_redirect",
)
# Whoever holds a token reads every draft, so moderators give them out.
_DRAFT_TOKENS: Final = (
    "content_api.view_drafttoken",
    "content_api.add_drafttoken",
    "content_api.delete_drafttoken",
)
_ACCOUNTS: Final = ("accounts.add_user", "accounts.change_user", "accounts.view_user")

PERMISSIONS: Final[dict[Role, tuple[str, ...]]] = {
    Role.SUPERADMIN: ADMIN,
    Role.EDITOR: ADMIN + _PRICES + _CONTENT + _INFORMATION + _EDITORIAL,
    Role.MODERATOR: ADMIN + _PRICES + _CONTENT + _INFORMATION + _EDITORIAL + _REDIRECTS + _DRAFT_TOKENS,
    Role.ARCHIVIST: ADMIN,
    Role.HR: ADMIN + _ACCOUNTS,
    Role.EMPLOYEE: ADMIN,
    Role.LABADMIN: ADMIN + _LABORATORY + _MESSAGES + _OPENING_DAYS,
    Role.CLINICADMIN: (*ADMIN, "registrations.register_at_desk"),
    Role.DOCTOR: (*ADMIN, "registrations.view_laboratory", "registrations.reveal_person"),
    Role.TOURADMIN: ADMIN,
}

# On the whole tree of pages.
PAGE_PERMISSIONS: Final[dict[Role, tuple[str, ...]]] = {
    Role.EDITOR: ("add_page", "change_page", "publish_page"),
    Role.MODERATOR: ("add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page"),
}

# On the root collection: pictures and documents of the website.
COLLECTION_PERMISSIONS: Final[dict[Role, tuple[str, ...]]] = dict.fromkeys(
    (Role.EDITOR, Role.MODERATOR),
    (
        "wagtailimages.add_image",
        "wagtailimages.change_image",
        "wagtailimages.choose_image",
        "wagtaildocs.add_document",
        "wagtaildocs.change_document",
        "wagtaildocs.choose_document",
    ),
)

# Whoever holds one of these sees patients, or can make somebody see them: they need a second factor.
SECOND_FACTOR_PERMISSIONS: Final = frozenset(
    {
        *_LABORATORY,
        *_MESSAGES,
        "audit.view_auditentry",
        "notifications.change_gatewaysettings",
        *_ACCOUNTS,
    }
)
