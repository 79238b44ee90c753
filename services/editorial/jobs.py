"""What the worker does for editors: links, and a letter a week."""

from datetime import timedelta

from services.editorial.actions.links import check_next, collect
from services.editorial.actions.reviews import remind_owners
from services.operations.jobs import Step, periodic, steady


@steady(name="periksa-tautan-luar")
def check_links(worker: str) -> Step:
    """Websites outside that texts link to: one a step."""
    return check_next


@periodic(every=timedelta(hours=1), name="kumpulkan-tautan", lease=timedelta(minutes=30), apart=True)
def collect_links() -> None:
    """Links that editors have put into texts since, and all that lead to somewhere within the portal."""
    collect()


@periodic(every=timedelta(hours=6), name="ingatkan-halaman-lama", apart=True)
def remind() -> None:
    """The first time in a week that there is something to tell, and no second time."""
    remind_owners()
