"""What editors build pages of: a small set of blocks, each drawn by templates/components/blocks/."""

from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.models import Page

from cms_pages.base.addresses import address_choices
from cms_pages.base.links import Links
from cms_pages.base.media_blocks import FigureBlock, FileBlock, GalleryBlock, VideoBlock
from cms_pages.base.table_block import TableBlock

TEXT_FEATURES = ["bold", "italic", "ol", "ul", "link", "document-link"]

ICONS = [
    ("stethoscope", "Stetoskop"),
    ("test-tube-diagonal", "Tabung"),
    ("graduation-cap", "Topi wisuda"),
    ("package", "Paket"),
    ("search", "Kaca pembesar"),
    ("shield-check", "Perisai"),
    ("calendar-days", "Kalender"),
    ("file-text", "Dokumen"),
    ("megaphone", "Pengeras suara"),
    ("circle-question-mark", "Tanda tanya"),
    ("newspaper", "Koran"),
    ("flask-conical", "Labu"),
    ("phone", "Telepon"),
    ("link", "Tautan"),
]


class WordChoiceBlock(blocks.ChoiceBlock):
    """A choice among words, which are what is stored.

    Wagtail's own looks for each stored value among all choices, in case it stands for a number: a tenth of the time
    that a page with cards takes.
    """

    def to_python(self, value: str | None) -> str | None:
        return value


class LinkedPageBlock(blocks.PageChooserBlock):
    """A page chooser that reads nothing: `links.Links` looks up all pages of a page's links in one query."""

    def to_python(self, value: int | None) -> Page | None:
        return None if value is None else Page(pk=value)

    def bulk_to_python(self, values: list[int | None]) -> list[Page | None]:
        return [self.to_python(value) for value in values]

    def get_form_state(self, value: Page | None) -> Any:
        return super().get_form_state(None if value is None else value.pk)


class LinkValue(blocks.StructValue):
    """A link whose target may be absent: see `href`."""

    def href(self, links: Links) -> str:
        """Where it leads, or an empty string when nobody answers there."""
        if self.get("address"):
            return links.address(self["address"])
        if page := self.get("page"):
            return links.page(page.pk)
        return str(self.get("url") or "")

    @property
    def host(self) -> str:
        """``kemkes.go.id`` of an outside link; empty for our own pages."""
        return urlsplit(str(self.get("url") or "")).netloc.removeprefix("www.")


class LinkBlock(blocks.StructBlock):
    """A link to an address of the portal, to a page, or to the outside: exactly one of the three."""

    title = blocks.CharBlock(label="Judul", max_length=100)
    text = blocks.CharBlock(label="Keterangan", max_length=200, required=False)
    address = WordChoiceBlock(
        label="Alamat portal",
        choices=address_choices,
        required=False,
        help_text="Layanan yang belum tersedia tidak ditampilkan.",
    )
    page = LinkedPageBlock(label="atau halaman", required=False)
    url = blocks.URLBlock(label="atau alamat luar", required=False)

    class Meta:
        label = "Tautan"
        icon = "link"
        value_class = LinkValue

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if sum(bool(cleaned.get(name)) for name in ("address", "page", "url")) != 1:
            raise blocks.StructBlockValidationError(
                non_block_errors=[ValidationError("Pilih satu tujuan: alamat portal, halaman, atau alamat luar.")]
            )
        return cleaned


class CardBlock(LinkBlock):
    """A service card."""

    icon = WordChoiceBlock(label="Ikon", choices=ICONS, default="test-tube-diagonal")
    go = blocks.CharBlock(label="Ajakan", max_length=30, default="Mulai daftar")

    class Meta:
        label = "Kartu"
        icon = "form"


class NoteBlock(blocks.StructBlock):
    tone = WordChoiceBlock(
        label="Jenis",
        choices=[("info", "Keterangan"), ("ok", "Kabar baik"), ("warn", "Peringatan"), ("danger", "Bahaya")],
        default="info",
    )
    text = blocks.RichTextBlock(label="Teks", features=["bold", "italic", "link"])

    class Meta:
        label = "Catatan"
        icon = "info-circle"
        template = "components/blocks/note.html"


class FoldBlock(blocks.StructBlock):
    title = blocks.CharBlock(label="Judul", max_length=160)
    text = blocks.RichTextBlock(label="Isi", features=TEXT_FEATURES)

    class Meta:
        label = "Lipatan"
        icon = "arrow-down"


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    text = blocks.TextBlock(label="Kutipan", max_length=600, help_text="Tanpa tanda kutip; itu ditambahkan.")
    who = blocks.CharBlock(label="Siapa", max_length=100, required=False)
    role = blocks.CharBlock(label="Jabatan atau sumber", max_length=120, required=False)

    class Meta:
        label = "Kutipan"
        icon = "openquote"
        template = "components/blocks/quote.html"


class CallBlock(LinkBlock):
    """One thing to do next, with its button."""

    go = blocks.CharBlock(
        label="Tulisan tombol", max_length=40, help_text="Kata kerja, misalnya “Lihat jenis pemeriksaan”."
    )

    class Meta:
        label = "Ajakan"
        icon = "pick"
        template = "components/blocks/call.html"


class BodyBlock(blocks.StreamBlock):
    """The body of an ordinary page."""

    heading = blocks.CharBlock(
        label="Judul bagian", max_length=120, icon="title", template="components/blocks/heading.html"
    )
    text = blocks.RichTextBlock(
        label="Teks", features=["h3", *TEXT_FEATURES], icon="pilcrow", template="components/blocks/text.html"
    )
    note = NoteBlock()
    figure = FigureBlock()
    cards = blocks.ListBlock(CardBlock(), label="Kartu tautan", icon="form", template="components/blocks/cards.html")
    links = blocks.ListBlock(LinkBlock(), label="Daftar tautan", icon="link", template="components/blocks/links.html")
    folds = blocks.ListBlock(
        FoldBlock(), label="Lipatan", icon="collapse-down", template="components/blocks/folds.html"
    )
    gallery = GalleryBlock()
    file = FileBlock()
    table = TableBlock()
    quote = QuoteBlock()
    call = CallBlock()
    video = VideoBlock()
