"""The worker's part: orders for pictures, and what is made of them. The only place that makes AVIF."""

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Final

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.models import AbstractRendition, Filter
from wagtail.models import ReferenceIndex

from cms_pages.base.page_cache.generation import bump
from cms_pages.base.pictures.models import PictureOrder
from cms_pages.base.pictures.showing import UNREADABLE
from cms_pages.base.pictures.uses import filter_of, uses_at

logger = logging.getLogger(__name__)

# Longer than the largest picture takes in all its sizes.
LEASE: Final = timedelta(minutes=5)
BATCH: Final = 500


def order(image_ids: Iterable[int]) -> None:
    """Have the worker look after these images; one that waits already waits on. One statement."""
    now = timezone.now()
    # In one order of rows, so that two publishers never wait for each other.
    rows = [PictureOrder(image_id=each, ordered_at=now) for each in sorted(set(image_ids))]
    if rows:
        PictureOrder.objects.bulk_create(
            rows, batch_size=BATCH, update_conflicts=True, unique_fields=["image"], update_fields=["ordered_at"]
        )


def order_for(obj: Any) -> None:
    """The images that an object (a page with its blocks and rows) refers to. Two queries and the order."""
    found = ReferenceIndex.get_references_for_object(obj).filter(to_content_type=_image_type())
    order(map(int, found.values_list("to_object_id", flat=True)))


def _image_type() -> ContentType:
    return ContentType.objects.get_for_model(get_image_model())


def _free(now: datetime) -> Q:
    """Orders that no worker has."""
    return Q(claimed_until=None) | Q(claimed_until__lt=now)


def is_waiting() -> bool:
    """Whether an image waits to be looked after. One query."""
    return PictureOrder.objects.filter(_free(timezone.now())).exists()


def step() -> bool:
    """Look after the image that has waited longest; False when none waits. Several workers may do so at once."""
    now = timezone.now()
    free = _free(now)
    waiting = PictureOrder.objects.filter(free).order_by("ordered_at").first()
    if waiting is None:
        return False
    # One conditional UPDATE: of several workers one wins.
    if not PictureOrder.objects.filter(free, pk=waiting.pk).update(claimed_until=now + LEASE):
        return True
    image = get_image_model().objects.filter(pk=waiting.image_id).first()
    if image is not None and make(image):
        bump()
    # Ordered again in the meantime (a new file, another focal point): once more.
    done = PictureOrder.objects.filter(pk=waiting.pk)
    if not done.filter(ordered_at=waiting.ordered_at).delete()[0]:
        done.update(claimed_until=None)
    return True


def make(image: Any) -> int:
    """Make what is missing of an image where pages use it; answers how many. What can't be read is logged."""
    paths = ReferenceIndex.get_references_to(image).values_list("model_path", flat=True)
    made = 0
    for cut in _missing(image, set(paths), image.renditions.all()):
        try:
            image.create_rendition(cut)
        except UNREADABLE:
            logger.warning("a picture can't be read", extra={"image": image.pk}, exc_info=True)
            break
        made += 1
    return made


def order_all() -> int:
    """Every image that pages use and that lacks a rendition; answers how many were ordered. Two queries a batch."""
    used: defaultdict[int, set[str]] = defaultdict(set)
    found = ReferenceIndex.objects.filter(to_content_type=_image_type())
    for object_id, path in found.values_list("to_object_id", "model_path").distinct().iterator():
        used[int(object_id)].add(path)
    images = get_image_model().objects.prefetch_renditions().order_by("pk").iterator(chunk_size=BATCH)
    lacking = [each.pk for each in images if _missing(each, used[each.pk], each.prefetched_renditions)]
    order(lacking)
    return len(lacking)


def _missing(image: Any, paths: Iterable[str], renditions: Iterable[AbstractRendition]) -> list[Filter]:
    """What the worker makes of an image that is used at these places, less what is there."""
    there = {(row.filter_spec, row.focal_point_key) for row in renditions}
    uses = dict.fromkeys(use for path in sorted(paths) for use in uses_at(path))
    specs = dict.fromkeys(spec for use in uses for spec in use.all_specs(image))
    cuts = map(filter_of, specs)
    return [cut for cut in cuts if (cut.spec, cut.get_cache_key(image)) not in there]
