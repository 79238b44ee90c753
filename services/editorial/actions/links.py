"""Keeping the list of links, and what was found at each."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.urls import NoReverseMatch
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.contrib.settings.registry import registry
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models

from services.common.clock import now
from services.editorial import outside
from services.editorial.enums import PROBLEMS, LinkKind, LinkState
from services.editorial.inside import Inside
from services.editorial.links import Found, links_of
from services.editorial.models import LONGEST_ADDRESS, Link, LinkUse
from services.editorial.outside import Verdict

# When a website is asked again: what is well seldom, what is not every day.
AGAIN_WHEN_WELL: Final = timedelta(days=7)
AGAIN_WHEN_NOT: Final = timedelta(days=1)
# So often in a row no clear answer makes a link broken.
MOST_FAILURES: Final = 3
# A worker that dies while it asks leaves the link to others after this.
CLAIM: Final = timedelta(minutes=5)
BATCH: Final = 500

_USE_FIELDS: Final = ("page_id", "holder_type", "holder_id", "holder", "field", "words", "edit_url")


@dataclass(frozen=True, slots=True)
class Use:
    """One row of LinkUse that ought to be there."""

    digest: str
    page_id: int | None
    holder_type: str
    holder_id: str
    holder: str
    field: str
    words: str
    edit_url: str


def _digest(kind: str, address: str) -> str:
    return sha256(f"{kind} {address}".encode()).hexdigest()


def _holders() -> Iterator[Model]:
    """Everything that editors write and visitors read: live pages, snippets, settings."""
    yield from Page.objects.live().filter(depth__gt=1, alias_of=None).specific().iterator(chunk_size=100)
    for model in [*get_snippet_models(), *registry]:
        yield from model._default_manager.all()


def _edit_url(holder: Model) -> str:
    try:
        return AdminURLFinder().get_edit_url(holder) or ""
    except NoReverseMatch:  # a model that has no screen
        return ""


def _address_in(found: Found, holder: Model) -> tuple[LinkKind, str]:
    """An anchor says of which page; in what is no page nobody knows where it will stand, so it counts as none."""
    if found.kind == LinkKind.ANCHOR:
        return found.kind, f"{holder.pk}{found.address}"[:LONGEST_ADDRESS]
    return found.kind, found.address


def _gather() -> tuple[dict[str, tuple[LinkKind, str]], set[Use]]:
    """All links by digest, and all places where they stand."""
    links: dict[str, tuple[LinkKind, str]] = {}
    uses: set[Use] = set()
    for holder in _holders():
        is_page = isinstance(holder, Page)
        url = None
        for found in links_of(holder):
            if found.kind == LinkKind.ANCHOR and not is_page:
                continue
            if found.kind == LinkKind.OUTSIDE and not settings.LINK_CHECK_OUTSIDE:
                continue
            target = _address_in(found, holder)
            digest = _digest(*target)
            links[digest] = target
            url = _edit_url(holder) if url is None else url
            uses.add(
                Use(
                    digest=digest,
                    page_id=holder.pk if is_page else None,
                    holder_type=holder._meta.label_lower,
                    holder_id=str(holder.pk),
                    holder=str(holder)[:255],
                    field=found.field[:120],
                    words=found.words,
                    edit_url=url[:255],
                )
            )
    return links, uses


def collect() -> None:
    """Bring the list up to date, and look at all links within the portal. Reads first, then writes in one go."""
    links, uses = _gather()
    verdicts = _look_inside(links)
    with transaction.atomic():
        _keep_links(links)
        _keep_uses(uses)
        _settle_all(verdicts)
        Link.objects.filter(uses=None).delete()


def _look_inside(links: dict[str, tuple[LinkKind, str]]) -> dict[str, Verdict]:
    inside = Inside()
    inside.prepare(address for kind, address in links.values() if kind == LinkKind.PAGE)
    return {
        digest: inside.verdict(kind, address) for digest, (kind, address) in links.items() if kind != LinkKind.OUTSIDE
    }


def _keep_links(links: dict[str, tuple[LinkKind, str]]) -> None:
    moment = now()
    known = set(Link.objects.values_list("digest", flat=True))
    Link.objects.bulk_create(
        [
            Link(
                digest=digest,
                kind=kind,
                address=address,
                host=_host(address) if kind == LinkKind.OUTSIDE else "",
                next_check_at=moment if kind == LinkKind.OUTSIDE else None,
            )
            for digest, (kind, address) in links.items()
            if digest not in known
        ],
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "")[:255]
    except ValueError:
        return ""


def _keep_uses(uses: set[Use]) -> None:
    """Rows that are no longer true go, new ones come; the others are left alone."""
    there: dict[Use, int] = {}
    double: list[int] = []
    for row in LinkUse.objects.values("pk", "link__digest", *_USE_FIELDS):
        use = Use(digest=row["link__digest"], **{name: row[name] for name in _USE_FIELDS})
        if use in there or use not in uses:
            double.append(row["pk"])
        else:
            there[use] = row["pk"]
    for start in range(0, len(double), BATCH):
        LinkUse.objects.filter(pk__in=double[start : start + BATCH]).delete()
    ids = dict(Link.objects.values_list("digest", "pk"))
    # Read before this transaction: a page that was deleted meanwhile has no uses.
    pages = set(Page.objects.values_list("pk", flat=True))
    LinkUse.objects.bulk_create(
        [
            LinkUse(link_id=ids[use.digest], **{name: getattr(use, name) for name in _USE_FIELDS})
            for use in uses - there.keys()
            if use.page_id is None or use.page_id in pages
        ],
        batch_size=BATCH,
    )


def _settle_all(verdicts: dict[str, Verdict]) -> None:
    """Of links within the portal: written only where something else was found than before."""
    moment = now()
    checked = Link.objects.exclude(kind=LinkKind.OUTSIDE)
    changed = [link for link in checked if link.digest in verdicts and _differs(link, verdicts[link.digest])]
    for link in changed:
        _apply(link, verdicts[link.digest])
    Link.objects.bulk_update(changed, ["state", "answer", "broken_since"], batch_size=BATCH)
    checked.update(checked_at=moment)


def _differs(link: Link, verdict: Verdict) -> bool:
    return (link.state, link.answer) != (verdict.state, verdict.answer)


def _apply(link: Link, verdict: Verdict) -> None:
    link.state, link.answer = verdict.state, verdict.answer[:200]
    if verdict.state not in PROBLEMS:
        link.broken_since = None
    elif link.broken_since is None:
        link.broken_since = now()


def check_next() -> bool:
    """Ask one website about the link whose turn it is. False when none may be asked now."""
    link = _claim()
    if link is None:
        return False
    _settle(link, outside.look_at(link.address))
    return True


def _claim() -> Link | None:
    """A link that is due, of a website that was left in peace for a while; held so that no other worker asks too."""
    moment = now()
    if not settings.LINK_CHECK_OUTSIDE:
        return None
    pause = timedelta(seconds=settings.LINK_CHECK_PAUSE_SECONDS)
    asked = Link.objects.filter(claimed_at__gt=moment - pause).values("host")
    due = Link.objects.filter(kind=LinkKind.OUTSIDE, next_check_at__lte=moment).exclude(host__in=asked)
    link = due.order_by("next_check_at", "pk").first()
    if link is None:
        return None
    mine = Link.objects.filter(pk=link.pk, next_check_at=link.next_check_at).update(
        next_check_at=moment + CLAIM, claimed_at=moment
    )
    return link if mine else None


def _settle(link: Link, verdict: Verdict) -> None:
    """What was found outside. No clear answer may be a bad day; several in a row are not."""
    failures = link.failures + 1 if verdict.state == LinkState.UNSURE else 0
    if failures >= MOST_FAILURES:
        verdict = Verdict(LinkState.BROKEN, verdict.answer)
    _apply(link, verdict)
    moment = now()
    Link.objects.filter(pk=link.pk).update(
        state=link.state,
        answer=link.answer,
        broken_since=link.broken_since,
        # A site that stays silent is broken until it speaks.
        failures=min(failures, MOST_FAILURES),
        checked_at=moment,
        next_check_at=moment + (AGAIN_WHEN_WELL if verdict.state in _WELL else AGAIN_WHEN_NOT),
    )


_WELL: Final = frozenset({LinkState.OK, LinkState.REFUSED})


def broken_in(instance: Any) -> Iterable[tuple[Found, Verdict]]:
    """The links within the portal of one page as it stands in `instance` that lead nowhere. For the editor who has
    just published it; websites outside are the worker's business, and anchors are drawn by it."""
    inside = Inside()
    found = [each for each in links_of(instance) if each.kind in {LinkKind.PAGE, LinkKind.DOCUMENT}]
    inside.prepare(each.address for each in found if each.kind == LinkKind.PAGE)
    for each in found:
        verdict = inside.verdict(each.kind, each.address)
        if verdict.state in PROBLEMS:
            yield each, verdict
