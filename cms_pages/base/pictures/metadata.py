"""What a picture says beside what it shows (place, time, camera, names), taken out of the file.

The image data stay as they are, bit for bit; kept are the colour profile and which way is up. What stands behind the
picture (a film, a second picture) goes too.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

from PIL import Image

ORIENTATION: Final = 0x0112
_EXIF_HEADER: Final = b"Exif\0\0"
_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# Texts, times and EXIF; everything else tells how to show the picture.
_PNG_TALK: Final = frozenset({b"tEXt", b"zTXt", b"iTXt", b"tIME", b"eXIf", b"dSIG", b"caBX"})
_WEBP_TALK: Final = frozenset({b"EXIF", b"XMP "})
_WEBP_EXIF_FLAG: Final = 0x08
_WEBP_XMP_FLAG: Final = 0x04
_PROFILE: Final = b"ICC_PROFILE\0"


class Broken(ValueError):
    """The file ends early, or isn't what it says."""


def strip(content: bytes, kind: str) -> bytes:
    """`content` of the kind jpeg, png, gif or webp without its metadata. Raises Broken, KeyError for another kind."""
    walk = {"jpeg": _jpeg, "png": _png, "gif": _gif, "webp": _webp}[kind]
    try:
        return walk(content)
    except (IndexError, struct.error) as error:
        raise Broken(kind) from error


def _upright(exif: bytes) -> bytes:
    """An EXIF block that says which way is up and nothing else; empty where the picture is upright anyway."""
    read = Image.Exif()
    try:
        read.load(exif)
        turned = read.get(ORIENTATION, 1)
    except (SyntaxError, ValueError, OSError, KeyError, TypeError, struct.error, IndexError):
        return b""
    if turned not in range(2, 9):
        return b""
    kept = Image.Exif()
    kept[ORIENTATION] = turned
    return kept.tobytes().removeprefix(_EXIF_HEADER)


def _jpeg(content: bytes) -> bytes:
    out, at, exif = [content[:2]], 2, b""
    if content[:2] != b"\xff\xd8":
        raise Broken("jpeg")
    while True:
        if content[at] != 0xFF:
            raise Broken("jpeg")
        while content[at] == 0xFF:
            at += 1
        marker = content[at]
        at += 1
        if marker == 0xD9:
            break
        (length,) = struct.unpack_from(">H", content, at)
        body = content[at + 2 : at + length]
        if length < 2 or len(body) != length - 2:
            raise Broken("jpeg")
        if marker == 0xE1 and body.startswith(_EXIF_HEADER) and not exif:
            exif = _upright(body)
        elif not _jpeg_talks(marker, body):
            out.append(bytes((0xFF, marker)) + content[at : at + length])
        at += length
        if marker == 0xDA:
            end = _scan_end(content, at)
            out.append(content[at:end])
            at = end
    if exif:
        body = _EXIF_HEADER + exif
        # Behind JFIF's own header, which readers want first.
        place = 2 if len(out) > 1 and out[1][:2] == b"\xff\xe0" else 1
        out.insert(place, b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body)
    return b"".join([*out, b"\xff\xd9"])


def _jpeg_talks(marker: int, body: bytes) -> bool:
    """Application segments and comments, but for JFIF, the colour profile, and Adobe's word on colours."""
    if marker == 0xFE:
        return True
    if not 0xE0 <= marker <= 0xEF:
        return False
    keeps = {0xE0: b"JFIF\0", 0xE2: _PROFILE, 0xEE: b"Adobe"}
    return not (marker in keeps and body.startswith(keeps[marker]))


def _scan_end(content: bytes, at: int) -> int:
    """Where the next marker stands; within a scan FF is followed by 00, or by the number of a restart."""
    while True:
        at = content.find(b"\xff", at)
        if at < 0 or at + 1 >= len(content):
            raise Broken("jpeg")
        if content[at + 1] == 0x00 or 0xD0 <= content[at + 1] <= 0xD7:
            at += 2
        elif content[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _png(content: bytes) -> bytes:
    if not content.startswith(_PNG_SIGNATURE):
        raise Broken("png")
    out, at, exif = [_PNG_SIGNATURE], len(_PNG_SIGNATURE), b""
    while True:
        (length,) = struct.unpack_from(">I", content, at)
        name, whole = content[at + 4 : at + 8], content[at : at + 12 + length]
        if len(whole) != 12 + length:
            raise Broken("png")
        if name == b"eXIf":
            exif = _upright(whole[8:-4])
        elif name == b"IDAT" and exif:
            out.append(_png_chunk(b"eXIf", exif))
            exif = b""
        if name not in _PNG_TALK:
            out.append(whole)
        at += 12 + length
        if name == b"IEND":
            return b"".join(out)


def _png_chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _webp(content: bytes) -> bytes:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        raise Broken("webp")
    end = 8 + struct.unpack_from("<I", content, 4)[0]
    chunks = list(_riff(content, 12, end))
    exif = b"".join(_upright(body) for name, body in chunks if name == b"EXIF")
    out = []
    for name, body in chunks:
        if name == b"VP8X":
            flags = body[0] & ~(_WEBP_XMP_FLAG | _WEBP_EXIF_FLAG) | (_WEBP_EXIF_FLAG if exif else 0)
            out.append(_riff_chunk(name, bytes((flags,)) + body[1:]))
        elif name not in _WEBP_TALK:
            out.append(_riff_chunk(name, body))
    if exif:
        out.append(_riff_chunk(b"EXIF", exif))
    body = b"WEBP" + b"".join(out)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _riff(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at < end:
        (length,) = struct.unpack_from("<I", content, at + 4)
        body = content[at + 8 : at + 8 + length]
        if len(body) != length:
            raise Broken("webp")
        yield content[at : at + 4], body
        at += 8 + length + length % 2


def _riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\0" * (len(body) % 2)


def _gif(content: bytes) -> bytes:
    if content[:6] not in {b"GIF87a", b"GIF89a"}:
        raise Broken("gif")
    at = 13 + _colours(content[10])
    out = [content[:at]]
    while True:
        start, kind = at, content[at]
        if kind == 0x3B:
            return b"".join([*out, b"\x3b"])
        if kind == 0x21:
            label, first = content[at + 1], content[at + 3 : at + 14]
            at = _blocks_end(content, at + 2)
            # Comments, and what applications add (XMP); how often an animation runs is one of these, and stays.
            talks = label == 0xFE or (label == 0xFF and first not in {b"NETSCAPE2.0", b"ANIMEXTS1.0"})
        elif kind == 0x2C:
            at = _blocks_end(content, at + 11 + _colours(content[at + 9]))
            talks = False
        else:
            raise Broken("gif")
        if not talks:
            out.append(content[start:at])


def _colours(flags: int) -> int:
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(content: bytes, at: int) -> int:
    while content[at]:
        at += content[at] + 1
    return at + 1
