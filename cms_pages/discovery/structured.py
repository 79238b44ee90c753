"""What a page is, in the words of schema.org, for search engines (JSON-LD): plain dictionaries, no queries.

A figure that the laboratory has yet to confirm isn't told to machines at all: they would repeat it without its mark.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe

from cms_pages.base.models import BasePage, SiteSettings
from cms_pages.catalogue.enums import Figure
from cms_pages.catalogue.models import ExamTypePage
from cms_pages.discovery.addresses import absolute

Node = dict[str, Any]

MINISTRY: Final = "Kementerian Kesehatan Republik Indonesia"
# So that no text can close the element that it stands in.
_ESCAPES: Final = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def script(nodes: Sequence[Node]) -> SafeString:
    """The nodes as one data block. It is never executed, so the content policy has nothing to say about it."""
    if not nodes:
        return SafeString()
    document = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


def organization_id() -> str:
    return absolute("/#lembaga")


def organization(site: SiteSettings) -> Node:
    """The laboratory itself, with the contacts that editors keep."""
    facts = {
        "telephone": site.phone_link,
        "email": site.email,
        "address": site.address
        and {"@type": "PostalAddress", "streetAddress": ", ".join(site.address.split("\n")), "addressCountry": "ID"},
    }
    return {
        "@type": "GovernmentOrganization",
        "@id": organization_id(),
        "name": site.name,
        "url": absolute("/"),
        "parentOrganization": {"@type": "GovernmentOrganization", "name": MINISTRY},
        **{key: value for key, value in facts.items() if value},
    }


def website(site: SiteSettings) -> Node:
    """The portal, with the address of its search."""
    return {
        "@type": "WebSite",
        "@id": absolute("/#situs"),
        "name": site.portal_name,
        "url": absolute("/"),
        "inLanguage": "id",
        "publisher": {"@id": organization_id()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": absolute("/cari/?q={search_term_string}")},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumbs(crumbs: Iterable[Mapping[str, str]], here: str) -> Node | None:
    """The way from the home page; `here` is the address of the last of them. None for the home page itself."""
    way = [{"title": "Beranda", "url": "/"}, *crumbs]
    if len(way) == 1:
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb["title"], "item": absolute(crumb["url"] or here)}
            for place, crumb in enumerate(way, start=1)
        ],
    }


def article(page: BasePage, *, url: str, image: str, description: str, published: Any) -> Node:
    """A piece of news."""
    facts = {
        "description": description,
        "datePublished": published and published.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
    }
    return {
        "@type": "NewsArticle",
        "headline": page.title,
        "url": url,
        "mainEntityOfPage": url,
        "image": [image],
        "inLanguage": "id",
        "author": {"@id": organization_id()},
        "publisher": {"@id": organization_id()},
        **{key: value for key, value in facts.items() if value},
    }


def medical_test(page: ExamTypePage, *, url: str) -> Node:
    """An exam type: a service too, since only a service has offers. `price` is whole rupiah."""
    names = [name.strip() for name in page.other_names.split(",") if name.strip()]
    facts = {"alternateName": names, "description": page.summary, "identifier": page.code}
    node = {
        "@type": ["MedicalTest", "Service"],
        "name": page.title,
        "url": url,
        "provider": {"@id": organization_id()},
        **{key: value for key, value in facts.items() if value},
    }
    if page.active and not page.is_example(Figure.PRICE):
        node["offers"] = {"@type": "Offer", "price": page.price_idr, "priceCurrency": "IDR", "url": url}
    return node


def faq(groups: Iterable[Any], *, url: str) -> Node | None:
    """Questions and answers as information.queries.faq_by_category gives them; None without any."""
    questions = [
        {
            "@type": "Question",
            "name": entry.question,
            "acceptedAnswer": {"@type": "Answer", "text": " ".join(strip_tags(str(entry.answer)).split())},
        }
        for group in groups
        for entry in group.entries
    ]
    return {"@type": "FAQPage", "url": url, "mainEntity": questions} if questions else None
