"""The door for other apps' jobs, and the jobs that belong to no app of services/: publishing, sessions, old beats."""

from datetime import timedelta
from typing import Final

from django.core.management import call_command
from django.utils import timezone

from cms_pages.base.pictures import making
from cms_pages.discovery.actions import draw_missing, sweep
from services.operations.actions import forget_old_beats
from services.operations.publishing import publish_scheduled
from services.operations.registry import Step, periodic, steady

__all__ = ["PUBLISHING", "Step", "periodic", "steady"]

PUBLISHING: Final = "terbit-terjadwal"


@periodic(every=timedelta(seconds=30), name=PUBLISHING)
def publish() -> None:
    """Scheduled publishing and expiry of everything in Wagtail."""
    publish_scheduled()


@periodic(every=timedelta(hours=6), name="hapus-sesi-lama")
def clear_sessions() -> None:
    """Sessions that have expired."""
    call_command("clearsessions")


@periodic(every=timedelta(hours=6), name="hapus-detak-lama")
def clear_beats() -> None:
    """Beats of workers that are gone."""
    forget_old_beats()


@periodic(every=timedelta(minutes=1), name="gambar-berbagi")
def draw_share_pictures() -> None:
    """Pictures of links to what was published just now."""
    draw_missing(since=timezone.now() - timedelta(minutes=15))


@periodic(every=timedelta(hours=1), name="gambar-berbagi-lengkap", apart=True)
def draw_all_share_pictures() -> None:
    """Those that were missed, or whose page's image was cut anew; and old ones go."""
    draw_missing()
    sweep()


@steady(name="gambar", waits=making.is_waiting)
def make_pictures(_worker: str) -> Step:
    """Sizes and formats of pictures that were published or replaced just now."""
    return making.step


@periodic(every=timedelta(hours=1), name="gambar-lengkap", apart=True)
def order_missing_pictures() -> None:
    """Those that were missed: pictures of snippets, and all of them after a change of sizes."""
    making.order_all()
