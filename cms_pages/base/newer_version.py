"""Two editors on one page: whoever saves second is told whose version goes under, and what differs.

Wagtail shows who else has the page open; a click on *save* or *publish* it lets through, and takes the first one's
changes away without a word. Its autosave is off (settings/content.py); a version that is rewritten in place, as that
does, is known all the same.
"""

from typing import Any, Final

from django.core.exceptions import ValidationError
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Revision

from cms_pages.base.formats import clock_time, rupiah, short_date

NEWER_TEXT: Final = (
    "%(who)s menyimpan versi lain halaman ini pada %(when)s, setelah Anda membukanya. "
    "Isian Anda belum disimpan%(what)s. Tekan tombolnya sekali lagi untuk memakai isian Anda; "
    "versi itu tetap ada di riwayat halaman."
)
DIFFERENT_TEXT: Final = ", dan berbeda pada: %s"
SOMEBODY: Final = "Orang lain"


class NewerVersionMixin(WagtailAdminPageForm):
    """The form comes back once, as typed, if a version was saved since it was opened.

    It carries the number of the version it was opened with. When it comes back it carries the newer one's, so that
    pressing the button again says: I know.
    """

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        newer = self._newer_version()
        if newer is not None:
            self.add_error(None, ValidationError(self._told(newer), code="newer_version"))
        return cleaned

    def _newer_version(self) -> Revision | None:
        """The version that this form doesn't know; None if there is none, or nobody said what the form knows."""
        known = self.data.get("overwrite_revision_id") or self.data.get("loaded_revision_id")
        latest = self.instance.get_latest_revision() if self.instance.pk and known else None
        if latest is None:
            return None
        same = str(latest.pk) == known
        # What is rewritten in place keeps its number; only the session that did it knows the version by that alone.
        if same and not self.data.get("overwrite_revision_id"):
            same = self.data.get("loaded_revision_created_at", "") == latest.created_at.isoformat()
        return None if same else latest

    def _told(self, newer: Revision) -> str:
        when = f"{short_date(newer.created_at)} pukul {clock_time(newer.created_at)}"
        # The form compares what was typed with the latest version: what differs is what would go under.
        names = [name for name in self.changed_data if name in self.fields and name in newer.content]
        parts = [self._difference(name, newer) for name in names]
        what = DIFFERENT_TEXT % ", ".join(parts) if parts else ""
        return NEWER_TEXT % {"who": str(newer.user) if newer.user else SOMEBODY, "when": when, "what": what}

    def _difference(self, name: str, newer: Revision) -> str:
        label = str(self.fields[name].label or name)
        there, here = newer.content.get(name), self.cleaned_data.get(name)
        if name.endswith("_idr") and isinstance(there, int) and isinstance(here, int):
            return f"{label} (versi itu {rupiah(there)}, isian Anda {rupiah(here)})"
        return label
