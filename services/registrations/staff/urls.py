"""The addresses of a register's screens below /admin/<folder>/. The list itself is modeladmin's."""

from django.urls import URLPattern, path

from services.registrations.kinds import Kind
from services.registrations.staff.views.desk import DeskView
from services.registrations.staff.views.detail import DetailView
from services.registrations.staff.views.hold import HoldView, LiftHoldView
from services.registrations.staff.views.person import CorrectPersonView
from services.registrations.staff.views.results import DiscardView, ReleaseView, UploadView, WithdrawView
from services.registrations.staff.views.reveal import RevealView
from services.registrations.staff.views.steps import BulkView, StepView


def patterns(kind: Kind) -> list[URLPattern]:
    """One service's screens. Ids, never numbers: a registration number is the applicant's secret."""
    of = {"kind": kind}
    one = "<int:pk>/"
    return [
        path("loket/", DeskView.as_view(**of), name="desk"),
        path("massal/", BulkView.as_view(**of), name="bulk"),
        path(one, DetailView.as_view(**of), name="detail"),
        path(f"{one}langkah/<slug:step>/", StepView.as_view(**of), name="step"),
        path(f"{one}hasil/unggah/", UploadView.as_view(**of), name="upload"),
        path(f"{one}hasil/tarik/", WithdrawView.as_view(**of), name="withdraw"),
        path(f"{one}hasil/<int:version>/rilis/", ReleaseView.as_view(**of), name="release"),
        path(f"{one}hasil/<int:version>/batalkan/", DiscardView.as_view(**of), name="discard"),
        path(f"{one}perbaiki-data/", CorrectPersonView.as_view(**of), name="correct"),
        path(f"{one}data-pribadi/", RevealView.as_view(**of), name="reveal"),
        path(f"{one}penghapusan/tahan/", HoldView.as_view(**of), name="hold"),
        path(f"{one}penghapusan/lanjutkan/", LiftHoldView.as_view(**of), name="lift_hold"),
    ]
