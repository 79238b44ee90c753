"""Where a price list stands, and what can be wrong with its rows."""

from typing import Final

from django.db import models


class Status(models.TextChoices):
    """The way of one uploaded spreadsheet."""

    PREVIEW = "preview", "Menunggu keputusan"
    QUEUED = "queued", "Menunggu giliran"
    RUNNING = "running", "Sedang diterapkan"
    DONE = "done", "Diterapkan"
    REFUSED = "refused", "Tidak diterapkan"
    FAILED = "failed", "Gagal"
    CANCELLED = "cancelled", "Dibatalkan"


# The worker has it, or will: its page keeps itself up to date.
UNDER_WAY: Final = frozenset({Status.QUEUED, Status.RUNNING})


class Problem(models.TextChoices):
    """What is wrong with a spreadsheet or one of its rows; words.PROBLEMS has the sentences."""

    COLUMN_MISSING = "column_missing"
    COLUMN_TWICE = "column_twice"
    NO_ROWS = "no_rows"
    CODE_MISSING = "code_missing"
    CODE_UNKNOWN = "code_unknown"
    CODE_TWICE = "code_twice"
    CODE_BAD = "code_bad"
    CODE_OTHER = "code_other"
    NAME_MISSING = "name_missing"
    CATEGORY_UNKNOWN = "category_unknown"
    CATEGORY_OTHER = "category_other"
    PRICE_MISSING = "price_missing"
    PRICE_TEXT = "price_text"
    PRICE_GROUPED = "price_grouped"
    PRICE_FRACTION = "price_fraction"
    PRICE_NEGATIVE = "price_negative"
    PRICE_TOO_LARGE = "price_too_large"
    PRICE_MOVED = "price_moved"
    VERSION_MOVED = "version_moved"
    VERSION_BAD = "version_bad"
    DAYS_BAD = "days_bad"
    CHOICE_UNKNOWN = "choice_unknown"
    TEXT_TOO_LONG = "text_too_long"
    FORMULA = "formula"
    CELL_ERROR = "cell_error"
    CELL_DATE = "cell_date"
    IN_THE_WAY = "in_the_way"


class Caution(models.TextChoices):
    """What is allowed and still worth a second look."""

    PRICE_ZERO = "price_zero"
    PRICE_JUMP = "price_jump"
    NAME_CHANGED = "name_changed"
    COLUMN_IGNORED = "column_ignored"
