"""What a link can lead to, and what became of it."""

from typing import Final

from django.db import models


class LinkKind(models.TextChoices):
    """What a link leads to. `address` of a Link is written accordingly; see `links.Found`."""

    PAGE = "page", "Halaman"
    DOCUMENT = "document", "Berkas"
    PATH = "path", "Alamat portal"
    ANCHOR = "anchor", "Bagian halaman"
    OUTSIDE = "outside", "Situs lain"


class LinkState(models.TextChoices):
    """What was found when a link was looked at last."""

    UNCHECKED = "unchecked", "Belum diperiksa"
    OK = "ok", "Baik"
    BROKEN = "broken", "Rusak"
    UNSURE = "unsure", "Tidak pasti"
    REFUSED = "refused", "Tidak diperiksa"


# What editors should look at.
PROBLEMS: Final = frozenset({LinkState.BROKEN, LinkState.UNSURE, LinkState.REFUSED})
