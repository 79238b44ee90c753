"""The blocks of a StreamField as JSON that needs no Wagtail to be understood: HTML with real addresses, images with
sizes, links with the address that they lead to.

A block that says itself how it wants to be represented (`get_api_representation`) is asked.
"""

from typing import Any

from wagtail import blocks
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from cms_pages.base.links import Links
from cms_pages.content_api import addresses, media


def html(source: str, links: Links) -> str:
    """Rich text of a block as HTML."""
    with links.for_rich_text():
        return absolutely(expand_db_html(source))


def absolutely(text: str) -> str:
    """HTML whose links and sources have scheme and host, so that it may be shown elsewhere."""
    root = addresses.absolute("/")
    return text.replace('href="/', f'href="{root}').replace('src="/', f'src="{root}')


def represent(block: blocks.Block, value: Any, links: Links, context: dict[str, Any]) -> Any:
    """`value` of `block` as JSON."""
    match value:
        case None:
            return None
        case AbstractImage():
            return media.picture(value, _alt(value))
        case AbstractDocument():
            return media.document(value)
        case Page():
            return {"id": value.pk, "html_url": _absolute(links.page(value.pk))}
    if _speaks_for_itself(block):
        return block.get_api_representation(value, context)
    return _by_block(block, value, links, context)


def _by_block(block: blocks.Block, value: Any, links: Links, context: dict[str, Any]) -> Any:
    match block:
        case blocks.RichTextBlock():
            return html(value.source, links)
        case blocks.BaseStreamBlock():
            return [
                {"type": child.block_type, "value": represent(child.block, child.value, links, context), "id": child.id}
                for child in value
            ]
        case blocks.ListBlock():
            return [represent(block.child_block, item, links, context) for item in value]
        case blocks.BaseStructBlock():
            return _struct(block, value, links, context)
    return block.get_api_representation(value, context)


def _struct(block: blocks.BaseStructBlock, value: Any, links: Links, context: dict[str, Any]) -> dict[str, Any]:
    answer = {name: represent(child, value.get(name), links, context) for name, child in block.child_blocks.items()}
    if callable(href := getattr(value, "href", None)):
        answer["href"] = _absolute(href(links))
    return answer


def _absolute(url: str) -> str | None:
    return addresses.absolute(url) if url else None


def _alt(image: AbstractImage) -> str | None:
    """What an editor wrote for this place; '' for a decoration, None where there was nothing to write it in."""
    text: str | None = getattr(image, "contextual_alt_text", None)
    return text


def _speaks_for_itself(block: blocks.Block) -> bool:
    return not type(block).get_api_representation.__module__.startswith("wagtail.")
