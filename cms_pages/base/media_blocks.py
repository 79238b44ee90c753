"""Blocks that show something of the library, or a film that somebody else hosts."""

from typing import Any, Final

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock

from cms_pages.base import documents, videos
from cms_pages.base.pictures.together import PictureBlock
from cms_pages.base.videos import Video

MOST_PICTURES: Final = 24
NO_VIDEO_TEXT: Final = f"Alamat ini bukan video {videos.HOSTS_TEXT}. Salin alamatnya dari halaman video itu."
ALT_HELP: Final = (
    "Tulis apa yang terlihat, untuk orang yang tidak melihatnya. Bila gambar hanya hiasan, centang pilihan hiasan."
)


class FigureBlock(blocks.StructBlock):
    """One picture. Its editor says what it shows, or that it is a decoration."""

    image = PictureBlock(label="Gambar", help_text=ALT_HELP)
    caption = blocks.CharBlock(label="Keterangan gambar", max_length=200, required=False)

    class Meta:
        label = "Gambar"
        icon = "image"
        template = "components/blocks/figure.html"


class GalleryBlock(blocks.StructBlock):
    """Several pictures side by side; each opens in full."""

    title = blocks.CharBlock(
        label="Judul galeri", max_length=120, required=False, help_text="Dibacakan sebelum gambar-gambarnya."
    )
    pictures = blocks.ListBlock(FigureBlock(), label="Gambar", min_num=2, max_num=MOST_PICTURES)

    class Meta:
        label = "Galeri"
        icon = "image"
        template = "components/blocks/gallery.html"


class FileValue(blocks.StructValue):
    """A file under a name; `document` is None when it has left the library."""

    @property
    def name(self) -> str:
        return str(self.get("title") or self["document"].title)

    @property
    def note(self) -> str:
        """``PDF, 640 KB, 12 Februari 2026``"""
        return documents.note(self["document"])


class FileBlock(blocks.StructBlock):
    """A file to fetch, with its type and size."""

    document = DocumentChooserBlock(label="Berkas", help_text="Jenis dan ukurannya ditampilkan dengan sendirinya.")
    title = blocks.CharBlock(
        label="Judul berkas", max_length=160, required=False, help_text="Kosong: judul berkas di pustaka."
    )

    class Meta:
        label = "Berkas"
        icon = "doc-full"
        value_class = FileValue
        template = "components/blocks/file.html"


class VideoValue(blocks.StructValue):
    """A film by its address."""

    @property
    def video(self) -> Video | None:
        """None for an address that no host of ours has; `clean` lets none through."""
        return videos.parse(str(self.get("url") or ""))


class VideoBlock(blocks.StructBlock):
    """A film: nothing is asked of its host until a visitor wants to see it."""

    url = blocks.URLBlock(
        label="Alamat video",
        help_text=f"{videos.HOSTS_TEXT}. Pengunjung baru terhubung ke sana setelah menekan tombol putar.",
    )
    title = blocks.CharBlock(label="Judul video", max_length=120)
    text = blocks.CharBlock(
        label="Keterangan",
        max_length=300,
        required=False,
        help_text="Isi video dalam satu atau dua kalimat, dan apakah ada teks terjemahannya.",
    )

    class Meta:
        label = "Video"
        icon = "media"
        value_class = VideoValue
        template = "components/blocks/video.html"

    def clean(self, value: Any) -> Any:
        cleaned = super().clean(value)
        if cleaned.video is None:
            raise blocks.StructBlockValidationError(block_errors={"url": ValidationError(NO_VIDEO_TEXT)})
        return cleaned

    def get_api_representation(self, value: Any, context: Any = None) -> dict[str, Any]:
        """With the host's name and the address of its player; both None for an address without a film."""
        video = value.video
        return {
            "url": video.watch_url if video else value["url"],
            "title": value["title"],
            "text": value["text"],
            "provider": video.provider if video else None,
            "embed_url": video.embed_url if video else None,
        }
