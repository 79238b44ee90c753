"""Pictures that come into the library, by whatever way of the admin: WAGTAILIMAGES_IMAGE_FORM_BASE.

Wagtail's own field has looked at size, extension and pixels; here every frame is counted, the data are read to their
end, and what the file tells beside the picture is taken out.
"""

from io import BytesIO
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from PIL import Image
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from cms_pages.base.pictures.metadata import Broken, strip
from cms_pages.base.pictures.showing import UNREADABLE

MOST_FRAMES: Final = 150
# Of all frames together.
MOST_ANIMATED_PIXELS: Final = 60_000_000
BROKEN_TEXT: Final = "Gambar ini rusak atau tidak lengkap. Buka di komputer Anda, simpan ulang, lalu unggah lagi."
FRAMES_TEXT: Final = (
    f"Animasi ini terlalu besar: paling banyak {MOST_FRAMES} bingkai dan 60 juta piksel seluruhnya. "
    "Unggah gambar diam, atau pasang sebagai video."
)
NOT_AN_IMAGE_TEXT: Final = "Berkas ini bukan gambar JPG, PNG, GIF, atau WebP. Simpan ulang sebagai salah satunya."
EXTENSION_TEXT: Final = "Akhiran nama berkas ini tidak sesuai dengan isinya, gambar %(image_format)s. Ganti akhirannya."
TOO_LARGE_TEXT: Final = "Berkas ini %(file_size)s. Paling besar %(max_filesize)s; kecilkan dulu gambarnya."
PIXELS_TEXT: Final = "Gambar ini lebih dari {millions} juta piksel. Kecilkan dulu: lebar 3.000 piksel sudah cukup."
DESCRIPTION_HELP: Final = (
    "Apa yang terlihat di gambar, untuk orang yang tidak melihatnya. Dipakai sebagai teks alternatif bawaan."
)


class PictureField(WagtailImageField):
    """Wagtail's field in our words. Its own lets what can't be read to the end, or only at great cost, raise."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pixels_text = PIXELS_TEXT.format(millions=self.max_image_pixels // 1_000_000)
        self.error_messages |= {
            "invalid_image": NOT_AN_IMAGE_TEXT,
            "invalid_image_extension": NOT_AN_IMAGE_TEXT,
            "invalid_image_known_format": EXTENSION_TEXT,
            "file_too_large": TOO_LARGE_TEXT,
            "file_too_many_pixels": self.pixels_text,
        }

    def to_python(self, data: Any) -> Any:
        # Before anything is opened: the whole file would be held in memory.
        if data not in self.empty_values and data.size > self.max_upload_size:
            self.check_image_file_size(data)
        try:
            return super().to_python(data)
        except Image.DecompressionBombError as error:
            raise ValidationError(self.pixels_text, code="file_too_many_pixels") from error
        except UNREADABLE as error:
            raise ValidationError(BROKEN_TEXT, code="broken") from error


class ImageUploadForm(BaseImageForm):
    """See the module."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            file = self.fields["file"]
            self.fields["file"] = PictureField(label=file.label, required=file.required, widget=file.widget)
        description = self.fields.get("description")
        if isinstance(description, forms.Field):
            description.help_text = DESCRIPTION_HELP

    def clean_file(self) -> Any:
        """A new upload, without metadata; the file that is there already stays as it is."""
        upload: Any = self.cleaned_data["file"]
        if not isinstance(upload, UploadedFile):
            return upload
        kind = str(upload.image.format_name)  # type: ignore[attr-defined]  # by Wagtail's field
        upload.seek(0)
        content = upload.read()
        _check(content)
        try:
            stripped = strip(content, kind)
        except Broken as error:
            raise ValidationError(BROKEN_TEXT, code="broken") from error
        return SimpleUploadedFile(str(upload.name), stripped, str(upload.content_type))


def _check(content: bytes) -> None:
    """Reads one frame to its end, at a size that costs little where the format can do that."""
    try:
        with Image.open(BytesIO(content)) as image:
            frames = int(getattr(image, "n_frames", 1))
            if frames > MOST_FRAMES or (frames > 1 and frames * image.width * image.height > MOST_ANIMATED_PIXELS):
                raise ValidationError(FRAMES_TEXT, code="too_many_frames")
            image.draft("RGB", (image.width // 8, image.height // 8))
            image.load()
    except (*UNREADABLE, EOFError, MemoryError) as error:
        raise ValidationError(BROKEN_TEXT, code="broken") from error
