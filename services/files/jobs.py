"""Periodic work of private files."""

from datetime import timedelta

from services.files import actions, staging
from services.operations.jobs import periodic


@periodic(every=timedelta(hours=1), name="hapus-unggahan-lama")
def forget_old_uploads() -> None:
    """Uploads whose form was never sent."""
    staging.forget_old()


@periodic(every=timedelta(hours=24), name="sapu-berkas-yatim")
def sweep_orphans() -> None:
    """Content whose row was never committed."""
    actions.sweep_orphans()
