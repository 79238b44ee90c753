"""The checks of the page editor: which of axe's rules count, ours beside them, and what they say in Indonesian.

Wagtail runs axe in the preview of the editor; nothing of it is ever loaded for a reader.
"""

from collections.abc import Iterator
from typing import Any, ClassVar, Final

from wagtail.admin.userbar import ContentCheckerItem
from wagtail.models import Page

from services.editorial.actions.links import broken_in

# Drawn by templates/catalogue/exam_type.html for an exam type that costs nothing.
FREE_MARK: Final = '[data-price="0"]'
FREE_TEXT: Final = "Tarif Rp0"
READERS: Final = "Tulis teks yang bermakna, agar pembaca layar dapat menyebutkannya."


def _said(error: str, help_text: str) -> dict[str, str]:
    return {"error_name": error, "help_text": help_text}


class PortalChecks(ContentCheckerItem):
    """In the place of Wagtail's own item, in the editor and in its preview."""

    # What editors write; header and footer are ours and tested.
    axe_include: ClassVar[list[str]] = ["main"]
    axe_run_only: ClassVar[list[str]] = [
        "alt-text-quality",
        "button-name",
        "empty-heading",
        "empty-meta-description",
        "empty-table-header",
        "frame-title",
        "heading-order",
        "image-alt",
        "image-redundant-alt",
        "input-button-name",
        "link-name",
        "p-as-heading",
        "price-zero",
    ]
    axe_custom_rules: ClassVar[list[dict[str, Any]]] = [
        *ContentCheckerItem.axe_custom_rules,
        {
            "id": "price-zero",
            "impact": "serious",
            "selector": "[data-price]",
            "tags": ["best-practice"],
            "none": ["check-price-zero"],
            "enabled": True,
        },
    ]
    axe_custom_checks: ClassVar[list[dict[str, Any]]] = [
        *ContentCheckerItem.axe_custom_checks,
        # A check that axe brings along: does the element match this selector?
        {"id": "check-price-zero", "evaluate": "matches-definition-evaluate", "options": {"matcher": FREE_MARK}},
    ]
    axe_messages: ClassVar[dict[str, dict[str, str]]] = {
        "alt-text-quality": _said(
            "Teks alternatif gambar seperti nama berkas", "Jelaskan apa yang terlihat, dengan kata-kata biasa."
        ),
        "button-name": _said("Tombol tanpa teks", READERS),
        "empty-heading": _said("Judul kosong", "Isi judulnya, atau hapus blok judul itu."),
        "empty-meta-description": _said(
            "Deskripsi untuk mesin pencari kosong", "Isi “Deskripsi meta” di tab Promosi dengan satu kalimat."
        ),
        "empty-table-header": _said("Kepala tabel kosong", READERS),
        "frame-title": _said("Bingkai tanpa judul", READERS),
        "heading-order": _said(
            "Urutan judul terlompat", "Jangan melompati tingkat: judul bagian dahulu, lalu anak judul."
        ),
        "image-alt": _said(
            "Gambar tanpa teks alternatif", "Jelaskan apa yang terlihat, untuk pembaca yang tidak melihatnya."
        ),
        "image-redundant-alt": _said(
            "Teks alternatif mengulang teks di sebelahnya", "Tulis hal lain, atau tandai gambar sebagai hiasan."
        ),
        "input-button-name": _said("Tombol formulir tanpa teks", READERS),
        "link-name": _said("Tautan tanpa teks", READERS),
        "p-as-heading": _said("Paragraf dipakai sebagai judul", "Pakai blok judul, bukan teks tebal."),
        "price-zero": _said(
            FREE_TEXT, "Pengunjung akan membacanya sebagai gratis. Isi tarifnya, atau centang “Memang gratis”."
        ),
    }


def warnings(page: Page) -> Iterator[str]:
    """What the editor should know of a page that was just published: each a sentence."""
    specific = page.specific
    if getattr(specific, "price_idr", None) == 0:
        yield f"{FREE_TEXT}: pengunjung membaca pemeriksaan ini sebagai gratis."
    for found, verdict in broken_in(specific):
        words = f" “{found.words}”" if found.words else ""
        yield f"Tautan{words} di bagian {found.field} tidak membuka apa pun: {verdict.answer.lower()}."
