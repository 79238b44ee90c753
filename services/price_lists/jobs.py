"""What the worker does for price lists."""

from datetime import timedelta
from functools import partial

from services.operations.jobs import Step, periodic, steady
from services.price_lists.actions import apply_next, forget_undecided


@steady(name="spreadsheet-tarif")
def apply_price_lists(worker: str) -> Step:
    """Apply what editors have confirmed: one list a step."""
    return partial(apply_next, worker)


@periodic(every=timedelta(days=1), name="hapus-spreadsheet-lama")
def forget_old_previews() -> None:
    """Previews that nobody decided on."""
    forget_undecided()
