"""Demo content of the information pages: the texts that production starts with are already the real ones."""

from cms_pages.base import fixed_pages


def load() -> None:
    fixed_pages.create_missing()
