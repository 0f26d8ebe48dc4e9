"""PDF files put together by hand: text at places, ruled lines, pictures, pages turned."""

from __future__ import annotations

from collections.abc import Sequence

A4 = (595, 842)


def words(text: str, x: float, y: float, size: float = 12, turned: bool = False) -> str:
    """Text that begins at a place counted from the upper left corner; ``turned`` a quarter counterclockwise."""
    matrix = f"0 1 -1 0 {x} {A4[1] - y}" if turned else f"1 0 0 1 {x} {A4[1] - y}"
    return f"BT /F1 {size} Tf {matrix} Tm <{text.encode('utf-16-be').hex()}> Tj ET\n"


def clipped(content: str, x: float, y: float, width: float, height: float) -> str:
    """Of what is drawn, only what lies in a box shows."""
    return f"q {x} {A4[1] - y - height} {width} {height} re W n\n{content}Q\n"


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A ruled line."""
    return f"{x1} {A4[1] - y1} m {x2} {A4[1] - y2} l S\n"


def bar(x: float, y: float, width: float, height: float) -> str:
    """A filled bar, as word processors draw rules."""
    return f"{x} {A4[1] - y} {width} {height} re f\n"


def picture(x: float, y: float, width: float, height: float) -> str:
    return f"q {width} 0 0 {height} {x} {A4[1] - y - height} cm /I1 Do Q\n"


def grid(xs: Sequence[float], ys: Sequence[float]) -> str:
    """A table ruled with all its lines."""
    across = "".join(line(xs[0], y, xs[-1], y) for y in ys)
    return across + "".join(line(x, ys[0], x, ys[-1]) for x in xs)


def pdf(*pages: str, rotate: int = 0) -> bytes:
    """A file of these pages, given by their content streams."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{7 + 2 * at} 0 R' for at in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 [500] 2 95 500] "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 "
        "/Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
        "\nstream\n0\nendstream",
    ]
    for at, content in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {A4[0]} {A4[1]}] /Rotate {rotate} /Contents {8 + 2 * at} 0 R "
            "/Resources << /Font << /F1 3 0 R >> /XObject << /I1 6 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    data = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    entries = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}"
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    return (data + table + end).encode("latin-1")
