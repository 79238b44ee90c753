"""The pictures of a page's text, read together: Wagtail asks once for each kind of block that shows some."""

import copy
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.images.models import AbstractImage


class _Images:
    """Images by id, read when the first is asked for; None for one that has left the library."""

    def __init__(self, ids: AbstractSet[int]) -> None:
        self.ids = ids

    @cached_property
    def by_id(self) -> dict[int, AbstractImage | None]:
        return dict.fromkeys(self.ids) | get_image_model().objects.in_bulk(self.ids)


_present: ContextVar[_Images | None] = ContextVar("images of a text", default=None)


@contextmanager
def read_together(stream: StreamValue) -> Iterator[None]:
    """Blocks of `stream` that are first looked at inside share one query for their images."""
    token = _present.set(_Images({each for block in stream.raw_data for each in _ids(block["value"])}))
    try:
        yield
    finally:
        _present.reset(token)


def _ids(raw: Any) -> Iterator[int]:
    """The ids of all images in a block's value as it is stored."""
    if isinstance(raw, Mapping):
        if "alt_text" in raw and isinstance(raw.get("image"), int):  # as PictureBlock stores it
            yield raw["image"]
        for each in raw.values():
            yield from _ids(each)
    elif isinstance(raw, Sequence) and not isinstance(raw, str):
        for each in raw:
            yield from _ids(each)


class _LibraryImageBlock(ImageChooserBlock):
    def bulk_to_python(self, values: Iterable[int | None]) -> list[AbstractImage | None]:
        listed, images = list(values), _present.get()
        wanted = {each for each in listed if each is not None}
        if images is None or not wanted <= images.ids:
            found: list[AbstractImage | None] = super().bulk_to_python(listed)
            return found
        # Each block says of its own copy what is seen on it.
        return [None if each is None else copy.copy(images.by_id[each]) for each in listed]


class PictureBlock(ImageBlock):
    """Wagtail's image with its alternative text; see `read_together`."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        chooser = _LibraryImageBlock(required=required)
        chooser.set_name("image")
        self.child_blocks["image"] = chooser
