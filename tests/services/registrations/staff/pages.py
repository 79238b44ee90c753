"""What a page of the register says, read without its chrome."""

import re
from html import unescape
from typing import Any

from django.test import Client

LIST = "/admin/laboratorium/"


def numbers(response: Any) -> list[str]:
    """The registration numbers of the rows, in their order."""
    return re.findall(r'class="reg-number"[^>]*>([^<]+)</a>', response.content.decode())


def text(response: Any) -> str:
    """The words of a page's body, spaces single."""
    html = response.content.decode()
    body = re.sub(r"(?s)<(script|style|template)\b.*?</\1>", " ", html[html.index("<main") :])
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def search(client: Client, typed: str, **filters: str) -> Any:
    """Type into the search box and follow to the list."""
    return client.post(LIST, {"q": typed, **filters}, follow=True)
