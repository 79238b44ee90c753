"""Real PDFs, small and made on the spot."""

from io import BytesIO

import pikepdf


def pdf(*lines: str, pages: int = 1) -> bytes:
    """A valid PDF whose every page has these lines as extractable text."""
    document = pikepdf.new()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for _ in range(pages):
        page = document.add_blank_page(page_size=(595, 842))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
        text = "".join(f"({_escaped(line)}) Tj 0 -20 Td " for line in lines)
        page.Contents = document.make_stream(f"BT /F1 12 Tf 50 780 Td {text}ET".encode("latin-1"))
    output = BytesIO()
    document.save(output)
    return output.getvalue()


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
