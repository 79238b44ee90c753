"""Which pages have grown old, what is scheduled, which link shows which draft."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.text import capfirst
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Page, Revision, get_page_models

from cms_pages.base.articles import ArticlePage
from cms_pages.base.formats import rupiah
from cms_pages.base.listing import IndexPage
from services.common.clock import now
from services.editorial import tokens
from services.editorial.enums import LinkKind
from services.editorial.models import DraftLink, EditorialSettings, Link, LinkUse

DAYS_A_MONTH: Final = 365.25 / 12
GOES_LIVE: Final = "Terbit"
EXPIRES: Final = "Berakhir"


def reviewed_kinds() -> list[type[Page]]:
    """Kinds of page that ought to stay right. News and reports are of their day, and lists are made of them."""
    return [
        model for model in get_page_models() if model is not Page and not issubclass(model, ArticlePage | IndexPage)
    ]


def stale_pages() -> QuerySet[Page]:
    """Live pages that nobody has published or confirmed for as long as the settings say, the oldest first.

    `fresh_at` is when somebody last did; `owner_now` who is asked: the owner, or without one who wrote what is live.
    """
    months = EditorialSettings.load().stale_after_months
    published = Coalesce("last_published_at", "first_published_at", "latest_revision_created_at")
    confirmed = F("editorial_review__confirmed_at")
    kinds = [kind.pk for kind in ContentType.objects.get_for_models(*reviewed_kinds()).values()]
    pages = Page.objects.live().filter(depth__gt=1, alias_of=None, content_type__in=kinds)
    return (  # type: ignore[no-any-return]
        pages.annotate(
            # Null in one: PostgreSQL's greatest passes over it, SQLite's answers null.
            fresh_at=Greatest(Coalesce(published, confirmed), Coalesce(confirmed, published)),
            **_owner(""),
        )
        .filter(Q(fresh_at=None) | Q(fresh_at__lt=now() - timedelta(days=months * DAYS_A_MONTH)))
        .select_related("content_type", "editorial_review__confirmed_by")
        .order_by(F("fresh_at").asc(nulls_first=True), "pk")
    )


def _owner(page: str) -> dict[str, Coalesce]:
    """Number and name of who answers for a page: its owner, or without one who wrote what is live."""
    return {
        "owner_now": Coalesce(f"{page}owner_id", f"{page}live_revision__user_id"),
        "owner_name": Coalesce(f"{page}owner__full_name", f"{page}live_revision__user__full_name"),
    }


def link_uses() -> QuerySet[LinkUse]:
    """All places of links with what was found there, and who answers for the page."""
    return LinkUse.objects.select_related("link").annotate(**_owner("page__"))


@dataclass(frozen=True, slots=True)
class Scheduled:
    """Something goes live or comes down at `at`. `detail` is the new price of an exam type, else ''."""

    at: datetime
    what: str
    title: str
    kind: str
    detail: str
    person: str
    edit_url: str


def scheduled() -> list[Scheduled]:
    """Everything in Wagtail that has a date ahead, the next one first. Two queries, however much there is."""
    rows = [*_going_live(), *_expiring()]
    return sorted(rows, key=lambda row: (row.at, row.title))


def _going_live() -> list[Scheduled]:
    revisions = list(
        Revision.objects.filter(approved_go_live_at__isnull=False).select_related(
            "user", "content_type", "base_content_type"
        )
    )
    finder = AdminURLFinder()
    return [
        Scheduled(
            at=revision.approved_go_live_at,
            what=GOES_LIVE,
            title=str(revision.content.get("title") or revision.object_str),
            kind=kind_words(revision.content_type),
            detail=_price(revision),
            person=str(revision.user or ""),
            edit_url=_edit_url(revision, finder),
        )
        for revision in revisions
    ]


def kind_words(content_type: ContentType) -> str:
    """What editors call this kind of content."""
    model = content_type.model_class()
    return capfirst(str(model._meta.verbose_name) if model else content_type.model)


def _price(revision: Revision) -> str:
    price = revision.content.get("price_idr")
    return rupiah(price) if isinstance(price, int) else ""


def _edit_url(revision: Revision, finder: Any) -> str:
    if revision.base_content_type.model == "page":
        return reverse("wagtailadmin_pages:edit", args=[revision.object_id])
    return finder.get_edit_url(revision.content_object) or ""


def _expiring() -> list[Scheduled]:
    pages = Page.objects.live().filter(expire_at__gt=now()).select_related("content_type", "owner")
    return [
        Scheduled(
            at=page.expire_at,
            what=EXPIRES,
            title=page.title,
            kind=kind_words(page.content_type),
            detail="",
            person=str(page.owner or ""),
            edit_url=reverse("wagtailadmin_pages:edit", args=[page.pk]),
        )
        for page in pages
    ]


def draft_links(page: Page) -> QuerySet[DraftLink]:
    """All links to drafts of a page, the newest first."""
    return DraftLink.objects.filter(page_id=page.pk).select_related("created_by", "revoked_by")


def draft_link(token: str) -> DraftLink | None:
    """The link behind a token, while it is valid."""
    if not tokens.is_token(token):
        return None
    found = DraftLink.objects.valid_at(now()).select_related("created_by", "page")
    return found.filter(digest=tokens.digest(token)).first()


def address_words(link: Link) -> str:
    """Where a link leads, for people: pages and documents are stored by number."""
    if link.kind in {LinkKind.PAGE, LinkKind.DOCUMENT}:
        return f"{LinkKind(link.kind).label} nomor {link.address}"
    return f"#{link.address.partition('#')[2]}" if link.kind == LinkKind.ANCHOR else link.address
