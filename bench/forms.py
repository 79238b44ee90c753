"""A filled registration form as bytes on the wire, with a letter like those that people scan."""

import os
from collections.abc import Iterable
from io import BytesIO
from typing import Final

import pikepdf

_BOUNDARY: Final = "portal-bench-boundary"


def letter(size: int) -> bytes:
    """A PDF of one page that is one picture, of about `size` bytes: noise doesn't compress, as a scan hardly does."""
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(595, 842))
    width = 250
    picture = document.make_stream(
        os.urandom(size // width * width),
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Image,
        Width=width,
        Height=size // width,
        ColorSpace=pikepdf.Name.DeviceGray,
        BitsPerComponent=8,
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=picture))
    page.Contents = document.make_stream(b"q 595 0 0 842 0 0 cm /Scan Do Q")
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def visitor_request(path: str, fields: Iterable[tuple[str, str]], content: bytes, visitor: int) -> bytes:
    """A POST of fields and letter by the proxy, for the visitor of that number: 10.0.0.0, 10.0.0.1 and so on."""
    address = ".".join(str(part) for part in (10, visitor >> 16 & 255, visitor >> 8 & 255, visitor & 255))
    body = BytesIO()
    for name, value in fields:
        body.write(f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    body.write(f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="referral"; filename="rujukan.pdf"\r\n'.encode())
    body.write(b"Content-Type: application/pdf\r\n\r\n" + content + f"\r\n--{_BOUNDARY}--\r\n".encode())
    head = [
        f"POST {path} HTTP/1.1",
        "Host: 127.0.0.1",
        "Connection: close",
        f"X-Forwarded-For: {address}",
        f"Content-Type: multipart/form-data; boundary={_BOUNDARY}",
        f"Content-Length: {body.tell()}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + body.getvalue()
